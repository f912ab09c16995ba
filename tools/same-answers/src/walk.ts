import { demoProductCount, demoProductId } from '@twofold/catalog-contract'
import type { Payment } from '@twofold/payments-contract'
import type { Stock } from '@twofold/inventory-contract'
import type { Recording } from './recording.js'
import { seeded } from './seeded.js'

const lamp = demoProductId(7)
const shippingAddress = {
  name: 'Ada Lovelace',
  street: '12 St James’s Square',
  city: 'London',
  postalCode: 'SW1Y 4JH',
  country: 'GB',
}
const as = ({ accessToken }: { accessToken: string }) => ({ authorization: `Bearer ${accessToken}` })
const order = (productId: string, quantity = 1, token = 'tok_ok') => ({
  lines: [{ productId, quantity }],
  payment: { token },
  shippingAddress,
})

/** A walk through the whole API, mistakes included: the same each time. */
export async function walkThrough(shop: Recording): Promise<void> {
  const customer = await openAnAccount(shop)
  const staff = await shop.ask({
    method: 'post',
    path: '/sessions',
    body: { email: 'staff@twofold.example', password: 'staff-password' },
  })
  await browse(shop)
  await edit(shop, as(staff))
  await buy(shop, as(customer))
  await strayFromThePath(shop, as(customer))
  await wander(shop, as(customer))
  await leave(shop, customer)
}

async function openAnAccount(shop: Recording) {
  const credentials = { email: 'Ada@Example.com', password: 'correct horse' }
  await shop.ask({ method: 'post', path: '/accounts', body: { ...credentials, name: ' Ada ' } })
  await shop.ask({ method: 'post', path: '/accounts', body: { ...credentials, name: 'Ada' } })
  await shop.ask({ method: 'post', path: '/accounts', body: { email: 'ada', roles: ['staff'] } })
  await shop.ask({ method: 'post', path: '/sessions', body: { ...credentials, password: 'wrong' } })
  const session = await shop.ask({ method: 'post', path: '/sessions', body: credentials })
  await shop.ask({ method: 'get', path: '/accounts/me', headers: as(session) })
  await shop.ask({ method: 'patch', path: '/accounts/me', headers: as(session), body: { name: 'Ada Lovelace' } })
  await shop.ask({ method: 'patch', path: '/accounts/me', headers: as(session), body: {} })
  return shop.ask({ method: 'post', path: '/sessions/refresh', body: { refreshToken: session.refreshToken } })
}

async function browse(shop: Recording) {
  await shop.ask({ method: 'get', path: '/openapi.json' })
  await shop.ask({ method: 'get', path: '/docs' })
  await shop.ask({ method: 'get', path: '/categories' })
  const { nextCursor } = await shop.ask({ method: 'get', path: '/products?limit=3' })
  await shop.ask({ method: 'get', path: `/products?limit=3&cursor=${nextCursor}` })
  await shop.ask({ method: 'get', path: `/products?limit=3&sort=-price&cursor=${nextCursor}` })
  await shop.ask({ method: 'get', path: '/products?query=lamp&limit=5' })
  await shop.ask({ method: 'get', path: '/products?minPrice=5000&maxPrice=9000&sort=price&limit=5' })
  await shop.ask({ method: 'get', path: '/products?limit=0&sort=best&page=2' })
  await shop.ask({ method: 'get', path: `/products/${lamp}` })
  await shop.ask({ method: 'get', path: '/products/lamp' })
  await shop.ask({ method: 'get', path: `/stock/${lamp}` })
  await shop.ask({ method: 'get', path: `/stock/${demoProductId(demoProductCount)}` })
}

async function edit(shop: Recording, headers: Record<string, string>) {
  const { items } = await shop.ask({ method: 'get', path: '/categories' })
  const product = {
    sku: 'WALK-1',
    name: 'Walking stick',
    description: 'For the walk.',
    category: items[0].slug,
    price: { amount: 1_250, currency: 'EUR' },
  }
  await shop.ask({ method: 'post', path: '/products', body: product })
  const { id } = await shop.ask({ method: 'post', path: '/products', headers, body: product })
  await shop.ask({ method: 'post', path: '/products', headers, body: product })
  await shop.ask({ method: 'post', path: '/products', headers, body: { ...product, category: 'none' } })
  const path = `/products/${id}`
  await shop.ask({ method: 'patch', path, headers, body: { name: 'Cane' } })
  const unchanged = { ...headers, 'if-match': '"1"' }
  await shop.ask({ method: 'patch', path, headers: unchanged, body: { name: 'Cane' } })
  await shop.ask({ method: 'patch', path, headers: unchanged, body: { name: 'Rod' } })
  await shop.ask({ method: 'post', path: `/stock/${id}/receipts`, headers, body: { quantity: 10 } })
  await shop.ask({ method: 'post', path: `/stock/${id}/receipts`, headers, body: { quantity: 2_147_483_647 } })
  await shop.ask({ method: 'delete', path, headers })
  await shop.ask({ method: 'delete', path, headers })
  await shop.ask({ method: 'get', path })
}

async function buy(shop: Recording, headers: Record<string, string>) {
  const place = (key: string, body: object) =>
    shop.ask({ method: 'post', path: '/orders', headers: { ...headers, 'idempotency-key': key }, body })
  const { id } = await place('walk-1', order(lamp, 2))
  await place('walk-1', order(lamp, 2))
  await place('walk-1', order(lamp, 3))
  await place('walk-2', order(lamp, 1_000_000))
  await place('walk-2', order(lamp, 1_000_000))
  await place('walk-3', order(lamp, 1, 'tok_declined'))
  await place('walk-4', order(demoProductId(demoProductCount)))
  await place('walk-5', { ...order(lamp), lines: [] })
  await place('walk-6', order(lamp, 1, 'tok_slow'))
  await shop.ask({ method: 'post', path: '/orders', headers, body: order(lamp) })
  const payments = { method: 'get', path: `/payments?orderId=${id}`, headers } as const
  await shop.askUntil(payments, ({ items }: { items: Payment[] }) => items[0]?.status === 'captured')
  await shop.askUntil({ method: 'get', path: `/stock/${lamp}` }, ({ sold }: Stock) => sold === 3)
  await shop.ask({ method: 'post', path: `/orders/${id}/cancellation`, headers })
  await shop.ask({ method: 'post', path: `/orders/${id}/cancellation`, headers })
  await shop.askUntil(payments, ({ items }: { items: Payment[] }) => items[0]?.status === 'refunded')
  await shop.askUntil({ method: 'get', path: `/stock/${lamp}` }, ({ sold }: Stock) => sold === 1)
  const { items, nextCursor } = await shop.ask({ method: 'get', path: '/orders?limit=2', headers })
  await shop.ask({ method: 'get', path: `/orders?limit=2&cursor=${nextCursor}`, headers })
  await shop.ask({ method: 'get', path: `/orders/${items[1].id}`, headers })
  await shop.ask({ method: 'post', path: `/orders/${items[1].id}/cancellation`, headers })
}

async function strayFromThePath(shop: Recording, headers: Record<string, string>) {
  const never = demoProductId(0)
  await shop.ask({ method: 'get', path: `/orders/${never}`, headers })
  await shop.ask({ method: 'post', path: `/orders/${never}/cancellation`, headers })
  await shop.ask({ method: 'get', path: `/payments?orderId=${never}`, headers })
  await shop.ask({ method: 'get', path: '/orders?cursor=nonsense', headers })
  await shop.ask({ method: 'get', path: '/orders' })
  await shop.ask({ method: 'get', path: '/orders', headers: as({ accessToken: 'nonsense' }) })
  await shop.ask({ method: 'post', path: `/stock/${lamp}/receipts`, headers, body: { quantity: 1 } })
  await shop.ask({ method: 'get', path: '/nowhere' })
  await shop.ask({ method: 'put', path: '/products' })
  await shop.ask({ method: 'post', path: '/accounts', body: '{ "no": json' })
  await shop.ask({ method: 'post', path: '/accounts', headers: { 'content-type': 'text/plain' }, body: '' })
  await shop.ask({ method: 'get', path: '/products?query=%00' })
  await shop.ask({ method: 'post', path: '/sessions', body: { email: 'x'.repeat(1_100_000) } })
}

/** Where chance leads, which is the same for both. */
async function wander(shop: Recording, headers: Record<string, string>) {
  const chance = seeded(4_711)
  const sorts = ['name', '-name', 'price', '-price']
  for (let step = 0; step < 20; step++) {
    const [product, quantity] = [demoProductId(chance(demoProductCount)), [1, 2, 50, 2_000][chance(4)]!]
    const token = ['tok_ok', 'tok_ok', 'tok_declined'][chance(3)]!
    const key = { ...headers, 'idempotency-key': `wander-${step}` }
    await shop.ask({
      method: 'get',
      path: `/products?sort=${sorts[chance(4)]}&minPrice=${chance(20_000)}&limit=${1 + chance(3)}`,
    })
    await shop.ask({ method: 'post', path: '/orders', headers: key, body: order(product, quantity, token) })
  }
}

async function leave(shop: Recording, session: { accessToken: string; refreshToken: string }) {
  const { refreshToken } = session
  await shop.ask({ method: 'delete', path: '/sessions/current', headers: as(session) })
  await shop.ask({ method: 'post', path: '/sessions/refresh', body: { refreshToken } })
}
