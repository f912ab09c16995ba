import { randomUUID } from 'node:crypto'
import pLimit from 'p-limit'
import { ShopClient } from './client.js'
import type { Credentials } from './customer.js'
import { zipfShares } from './popularity.js'

export interface OpenShopOptions {
  readonly url: string
  /** How many accounts are opened: 4 unless said otherwise. */
  readonly customers?: number
  /** How many products are bought and looked at: 1,000 at most, unless said otherwise. */
  readonly products?: number
  /** How many orders of one piece will be placed: so much is received of the popular products that none runs out. */
  readonly orders?: number
  readonly skew?: number
  /** Somebody who may receive stock; the member of staff that the demonstration data has, unless said otherwise. */
  readonly staff?: Credentials
}

/** Whom and what a load on a shop is about. */
export interface OpenedShop {
  readonly customers: readonly Credentials[]
  /** Product ids, the most popular first. */
  readonly products: readonly string[]
}

const demoStaff = { email: 'staff@twofold.example', password: 'staff-password' }

/** Opens accounts and fills the shelves of a running shop. @throws Failure where nobody answers, or otherwise than hoped */
export async function openShop(options: OpenShopOptions): Promise<OpenedShop> {
  const shop = new ShopClient(options.url)
  const products = await shop.list<{ id: string }>('/products', { most: options.products ?? 1_000 })
  const ids = products.map(({ id }) => id)
  if (options.orders) await receive(shop, ids, { ...options, orders: options.orders })
  const customers: Credentials[] = []
  // One after another: the shop takes its time with passwords.
  while (customers.length < (options.customers ?? 4)) customers.push(await openAccount(shop))
  return { customers, products: ids }
}

async function openAccount(shop: ShopClient): Promise<Credentials> {
  const credentials = { email: `load.${randomUUID()}@example.com`, password: randomUUID() }
  await shop.post('/accounts', { ...credentials, name: 'Ada Lovelace' })
  return credentials
}

/** Pieces that chance may want beyond the expected ones: four standard deviations. */
const withChance = (pieces: number) => Math.ceil(pieces + 4 * Math.sqrt(pieces))

async function receive(
  shop: ShopClient,
  products: readonly string[],
  { orders, skew = 1, staff = demoStaff }: OpenShopOptions & { orders: number },
): Promise<void> {
  const { accessToken } = await shop.post<{ accessToken: string }>('/sessions', staff)
  const atOnce = pLimit(8)
  const wanted = zipfShares(products.length, skew).map((share) => withChance(share * orders))
  await Promise.all(
    products.map((id, n) =>
      atOnce(async () => {
        const { available } = await shop.get<{ available: number }>(`/stock/${id}`)
        const quantity = wanted[n]! - available
        if (quantity > 0) await shop.post(`/stock/${id}/receipts`, { quantity }, accessToken)
      }),
    ),
  )
}
