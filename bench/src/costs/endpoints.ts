import { randomUUID } from 'node:crypto'
import { demoProductId } from '@twofold/catalog-contract'
import { customers } from '../rig/bench-data.js'

export interface Endpoint {
  /** As people write it. */
  readonly name: string
  /** Sends one request; the status. */
  ask(shop: Shop): Promise<number>
}

/** A shop with somebody signed in. */
export interface Shop {
  readonly url: string
  readonly token: string
  /** Milliseconds after which an answer counts as none. */
  readonly patience: number
}

const product = demoProductId(7)
const order = {
  lines: [{ productId: product, quantity: 1 }],
  payment: { token: 'tok_ok' },
  shippingAddress: {
    name: 'Ada Lovelace',
    street: '12 St James’s Square',
    city: 'London',
    postalCode: 'SW1Y 4JH',
    country: 'GB',
  },
}

async function send({ url, token, patience }: Shop, path: string, body?: object): Promise<number> {
  const response = await fetch(new URL(path, url), {
    method: body ? 'POST' : 'GET',
    headers: {
      authorization: `Bearer ${token}`,
      ...(body && { 'content-type': 'application/json', 'idempotency-key': randomUUID() }),
    },
    body: body && JSON.stringify(body),
    signal: AbortSignal.timeout(patience),
  })
  await response.arrayBuffer()
  return response.status
}

const get = (name: string, path: string): Endpoint => ({ name: `GET ${name}`, ask: (shop) => send(shop, path) })
const post = (path: string, body: object): Endpoint => ({ name: `POST ${path}`, ask: (shop) => send(shop, path, body) })

/** One of each thing that customers do. */
export const endpoints: readonly Endpoint[] = [
  get('/products/{id}', `/products/${product}`),
  get('/products?query=', '/products?query=lamp&limit=20'),
  get('/categories', '/categories'),
  get('/stock/{id}', `/stock/${product}`),
  post('/sessions', customers[0]!),
  get('/accounts/me', '/accounts/me'),
  get('/orders', '/orders?limit=5'),
  get('/payments', `/payments?orderId=${demoProductId(0)}`),
  post('/orders', order),
]

/** Signs in a customer. */
export async function signedIn(url: string, patience: number): Promise<Shop> {
  const response = await fetch(new URL('/sessions', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(customers[0]),
  })
  const { accessToken } = (await response.json()) as { accessToken: string }
  return { url, token: accessToken, patience }
}
