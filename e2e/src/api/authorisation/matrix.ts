import { newId } from '@twofold/platform-contract'
import type { Things } from './things.js'

/** Who asks: nobody at all, somebody with a token that is none, or somebody whom the shop knows. */
export type Caller = 'nobody' | 'forged' | 'another customer' | 'the customer' | 'staff'

export interface Row {
  readonly operation: string
  readonly method: 'get' | 'post' | 'patch' | 'delete'
  readonly path: (things: Things) => string
  readonly headers?: () => Record<string, string>
  readonly body?: (things: Things) => object
  readonly answers: Record<Caller, number>
}

// The five columns, in the order of `Caller`.
const table = (nobody: number, forged: number, another: number, customer: number, staff: number) => ({
  nobody,
  forged,
  'another customer': another,
  'the customer': customer,
  staff,
})
/** Whatever token comes along is not looked at. */
const anyone = (status: number) => table(status, status, status, status, status)
const signedIn = (status: number) => table(401, 401, status, status, status)
const onlyStaff = (status: number) => table(401, 401, 403, 403, status)

const key = () => ({ 'idempotency-key': newId() })

/** Every operation of the API, with the status that each caller gets for a request that is right in all else (B6). */
export const matrix: Row[] = [
  {
    operation: 'accounts.register',
    method: 'post',
    path: () => '/accounts',
    body: ({ registration }) => registration,
    // Whoever comes first has the address.
    answers: { ...anyone(409), nobody: 201 },
  },
  {
    operation: 'accounts.logIn',
    method: 'post',
    path: () => '/sessions',
    body: ({ customer: { email, password } }) => ({ email, password }),
    answers: anyone(201),
  },
  {
    operation: 'accounts.refreshSession',
    method: 'post',
    path: () => '/sessions/refresh',
    body: ({ customer: { refreshToken } }) => ({ refreshToken }),
    // The same token again within a moment brings the same successor.
    answers: anyone(200),
  },
  { operation: 'accounts.getMyAccount', method: 'get', path: () => '/accounts/me', answers: signedIn(200) },
  {
    operation: 'accounts.updateMyAccount',
    method: 'patch',
    path: () => '/accounts/me',
    body: () => ({ name: 'Ada' }),
    answers: signedIn(200),
  },
  { operation: 'catalog.listProducts', method: 'get', path: () => '/products', answers: anyone(200) },
  {
    operation: 'catalog.getProduct',
    method: 'get',
    path: ({ product }) => `/products/${product.id}`,
    answers: anyone(200),
  },
  { operation: 'catalog.listCategories', method: 'get', path: () => '/categories', answers: anyone(200) },
  {
    operation: 'catalog.createProduct',
    method: 'post',
    path: () => '/products',
    body: ({ description }) => description,
    answers: onlyStaff(201),
  },
  {
    operation: 'catalog.updateProduct',
    method: 'patch',
    path: ({ product }) => `/products/${product.id}`,
    headers: () => ({ 'if-match': '"1"' }),
    body: () => ({ name: 'Changed' }),
    answers: onlyStaff(200),
  },
  {
    operation: 'inventory.getStock',
    method: 'get',
    path: ({ product }) => `/stock/${product.id}`,
    answers: anyone(200),
  },
  {
    operation: 'inventory.receiveStock',
    method: 'post',
    path: ({ product }) => `/stock/${product.id}/receipts`,
    body: () => ({ quantity: 1 }),
    answers: onlyStaff(201),
  },
  {
    operation: 'orders.placeOrder',
    method: 'post',
    path: () => '/orders',
    headers: key,
    body: ({ newOrder }) => newOrder,
    answers: signedIn(201),
  },
  { operation: 'orders.listOrders', method: 'get', path: () => '/orders', answers: signedIn(200) },
  {
    operation: 'orders.getOrder',
    method: 'get',
    path: ({ order }) => `/orders/${order.id}`,
    answers: table(401, 401, 404, 200, 404),
  },
  {
    operation: 'payments.listPayments',
    method: 'get',
    path: ({ order }) => `/payments?orderId=${order.id}`,
    answers: table(401, 401, 404, 200, 200),
  },
  {
    operation: 'orders.cancelOrder',
    method: 'post',
    path: ({ order }) => `/orders/${order.id}/cancellation`,
    answers: table(401, 401, 404, 200, 404),
  },
  // What ends things comes last.
  {
    operation: 'catalog.removeProduct',
    method: 'delete',
    path: ({ product }) => `/products/${product.id}`,
    answers: onlyStaff(204),
  },
  { operation: 'accounts.logOut', method: 'delete', path: () => '/sessions/current', answers: signedIn(204) },
]
