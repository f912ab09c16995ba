import { newId } from '@twofold/platform-contract'
import { anOrder, orderFor } from '../../fixtures/orders.js'
import { aCustomer, newEmail, staff } from '../../fixtures/people.js'
import { aDescription, aProduct, expectStock } from '../../fixtures/products.js'
import { as, shop } from '../../fixtures/shop.js'

/** A request that would be taken, if its body stayed as it is. */
export interface Target {
  readonly name: string
  readonly method: 'post' | 'patch'
  readonly path: string
  readonly headers: Record<string, string>
  readonly body: Record<string, unknown>
}

/** Every operation that takes a body, and what could be seen of it if something had been written. */
export async function targets() {
  const [customer, product, description] = [await aCustomer(), await aProduct({ pieces: 10 }), await aDescription()]
  const [byCustomer, byStaff] = [as(customer), as(await staff())]
  await anOrder(customer, product)
  await expectStock(product, { sold: 1 })
  const registration = { email: newEmail(), password: 'correct horse', name: 'Ada' }
  const ofProduct = `/products/${product.id}`
  const target = (name: string, method: 'post' | 'patch', path: string, body: object, headers = {}): Target => ({
    name,
    method,
    path,
    headers,
    body: body as Record<string, unknown>,
  })
  const all = [
    target('register', 'post', '/accounts', registration),
    target('logIn', 'post', '/sessions', { email: customer.email, password: customer.password }),
    target('refreshSession', 'post', '/sessions/refresh', { refreshToken: customer.refreshToken }),
    target('updateMyAccount', 'patch', '/accounts/me', { email: newEmail(), name: 'Changed' }, byCustomer),
    target('createProduct', 'post', '/products', description, byStaff),
    target('updateProduct', 'patch', ofProduct, description, { ...byStaff, 'if-match': '"1"' }),
    target('receiveStock', 'post', `/stock/${product.id}/receipts`, { quantity: 7 }, byStaff),
    target('placeOrder', 'post', '/orders', orderFor(product), { ...byCustomer, 'idempotency-key': newId() }),
  ]
  const look = async () => {
    const ofNew = `/products?query=${description.sku}`
    const paths = ['/accounts/me', '/orders', ofNew, ofProduct, `/stock/${product.id}`]
    return Promise.all(
      paths.map((path) =>
        shop
          .get(path)
          .set(byCustomer)
          .expect(200)
          .then(({ body }) => body),
      ),
    )
  }
  return { all, look }
}
