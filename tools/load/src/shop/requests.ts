import type { NewOrder } from '@twofold/orders-contract'
import type { Answer, Asked, RequestKind } from '../workload.js'
import type { Customer } from './customer.js'
import type { OrderAnswer, Purchase } from './purchases.js'

/** Whom and what requests are about. */
export interface Shoppers {
  product(random: () => number): string
  /** The products of one order. */
  basket(random: () => number): string[]
  customer(random: () => number): Customer
  /** An `Idempotency-Key` that nobody has used. */
  newKey(): string
  remember(purchase: Purchase): void
  readonly purchases: readonly Purchase[]
}

type Request = Omit<RequestKind, 'weight'>

const words = ['lamp', 'skillet', 'chair', 'garden', 'oak', 'steel', 'cotton', 'kettle', 'travel', 'paper']
const sorts = ['name', '-name', 'price', '-price']
const shippingAddress = {
  name: 'Ada Lovelace',
  street: '12 St James’s Square',
  city: 'London',
  postalCode: 'SW1Y 4JH',
  country: 'GB',
}

const oneOf = <Thing>(things: readonly Thing[], random: () => number) => things[Math.floor(random() * things.length)]!
const bodyOf = <Body>({ body }: Answer) => JSON.parse(body) as Body

const get = (path: string, headers = {}): Asked => ({ method: 'GET', path, headers })
const signedIn = ({ token }: Customer) => ({ authorization: `Bearer ${token}` })

function expect(what: string, holds: boolean): void {
  if (!holds) throw new Error(`The answer has ${what}.`)
}

/** A page of things, which is empty where `mayBeEmpty`. */
function list(ask: Request['ask'], { mayBeEmpty = true } = {}): Request {
  return {
    expected: [200],
    ask,
    check(answer) {
      const { items } = bodyOf<{ items?: unknown[] }>(answer)
      expect('no list of items', Array.isArray(items))
      expect('no items', mayBeEmpty || items!.length > 0)
    },
  }
}

function one(field: string, path: (random: () => number) => string): Request {
  return {
    expected: [200],
    ask: (random) => get(path(random)),
    check: (answer, { path }) =>
      expect(`another ${field} than was asked for`, path.endsWith(`/${bodyOf<Record<string, string>>(answer)[field]}`)),
  }
}

/** What a customer asks of the shop. */
export function shopRequests(shoppers: Shoppers) {
  return {
    product: one('id', (random) => `/products/${shoppers.product(random)}`),
    list: list((random) => get(`/products?limit=20&sort=${oneOf(sorts, random)}`), { mayBeEmpty: false }),
    search: list((random) => get(`/products?limit=20&query=${oneOf(words, random)}`)),
    categories: list(() => get('/categories'), { mayBeEmpty: false }),
    stock: one('productId', (random) => `/stock/${shoppers.product(random)}`),
    account: {
      expected: [200],
      ask: (random) => get('/accounts/me', signedIn(shoppers.customer(random))),
      check: (answer) => expect('no e-mail address', typeof bodyOf<{ email?: string }>(answer).email === 'string'),
    },
    orders: list((random) => get('/orders?limit=5', signedIn(shoppers.customer(random)))),
    payments: lookingAtPayments(shoppers),
    buy: buying(shoppers),
    /** The provider takes 3 s. */
    buySlowly: buying(shoppers, { token: 'tok_slow' }),
    /** The provider refuses. */
    buyInVain: buying(shoppers, { token: 'tok_declined', expected: [402] }),
  } satisfies Record<string, Request>
}

/** For every order there is one; before the first there is nothing to look at. */
const nobodysOrder = '00000000-0000-7000-8000-000000000000'

function lookingAtPayments({ customer, purchases }: Shoppers): Request {
  const asked = new WeakSet<Asked>()
  return {
    expected: [200, 404],
    ask(random) {
      const buyer = customer(random)
      const bought = purchases.findLast((it) => it.customer === buyer.email && it.answer?.status === 201)
      const request = get(`/payments?orderId=${bought?.answer!.body.id ?? nobodysOrder}`, signedIn(buyer))
      if (bought) asked.add(request)
      return request
    },
    check(answer, request) {
      expect('no payment of an order that was paid', !asked.has(request) || answer.status === 200)
    },
  }
}

function buying(
  { customer, basket, newKey, remember }: Shoppers,
  { token = 'tok_ok', expected = [201, 202] } = {},
): Request {
  const asked = new WeakMap<Asked, Purchase>()
  return {
    expected,
    ask(random) {
      const buyer = customer(random)
      const body: NewOrder = {
        lines: basket(random).map((productId) => ({ productId, quantity: 1 })),
        payment: { token },
        shippingAddress,
      }
      const purchase = { key: newKey(), customer: buyer.email, order: JSON.stringify(body) }
      const headers = {
        ...signedIn(buyer),
        'content-type': 'application/json',
        'idempotency-key': purchase.key,
      }
      const request: Asked = { method: 'POST', path: '/orders', headers, body: purchase.order }
      remember(purchase)
      asked.set(request, purchase)
      return request
    },
    check(answer, request) {
      const order = bodyOf<OrderAnswer>(answer)
      asked.get(request)!.answer = { status: answer.status, body: order }
      if (answer.status >= 400) return
      const right = answer.status === 201 ? 'confirmed' : 'pending'
      expect(`the status ${order.status} with ${answer.status}`, order.status === right)
    },
  }
}
