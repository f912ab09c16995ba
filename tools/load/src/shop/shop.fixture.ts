import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { json } from 'node:stream/consumers'
import type { Order } from '@twofold/orders-contract'
import type { Payment } from '@twofold/payments-contract'
import { serve } from '../server.fixture.js'

const price = { amount: 100, currency: 'EUR' }

/** The least shop that a load and an audit can be pointed at, and that can be made to break any promise. */
export class TinyShop {
  readonly products = ['a', 'b', 'c']
  readonly orders = new Map<string, Order>()
  readonly payments = new Map<string, Payment[]>()
  readonly received = new Map<string, number>()
  /** Pieces that are missing from what is available. */
  readonly missing = new Map<string, number>()
  /** Orders by their idempotency keys. */
  readonly keys = new Map<string, string>()
  readonly logIns: string[] = []
  url = ''

  static async open(): Promise<TinyShop> {
    const shop = new TinyShop()
    const { url } = await serve((request, response) => void shop.answer(request, response))
    shop.url = url
    return shop
  }

  get ordersInAll(): Order[] {
    return [...this.orders.values()]
  }

  /** Places an order, as if a key had it. */
  place(productId: string, key: string = randomUUID()): Order {
    const at = new Date().toISOString()
    const line = { productId, name: productId, quantity: 1, unitPrice: price, lineTotal: price }
    const shippingAddress = { name: '', street: '', city: '', postalCode: '', country: '' }
    const id = randomUUID()
    const common = { placedAt: at, updatedAt: at, rejection: null, shippingAddress }
    const order: Order = { id, status: 'confirmed', lines: [line], total: price, ...common }
    this.orders.set(id, order)
    this.keys.set(key, id)
    const payment = { id: randomUUID(), orderId: id, amount: price, status: 'captured' as const }
    this.payments.set(id, [{ ...payment, createdAt: at, updatedAt: at }])
    return order
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url!, this.url)
    const body = request.method === 'POST' ? await json(request) : undefined
    const [, collection, id, rest] = pathname.split('/')
    const key = request.headers['idempotency-key'] as string | undefined
    const answer = this.find(`${request.method} /${collection}`, { id, rest, body, key, searchParams })
    response.writeHead(request.method === 'POST' ? 201 : 200, { 'content-type': 'application/json' })
    response.end(JSON.stringify(answer))
  }

  private find(
    what: string,
    asked: { id?: string; rest?: string; body: unknown; key?: string; searchParams: URLSearchParams },
  ): unknown {
    const { id = '', body, key = '' } = asked
    switch (what) {
      case 'POST /accounts':
        return { id: 'account' }
      case 'GET /accounts':
        return { email: 'ada' }
      case 'POST /sessions':
        this.logIns.push((body as { email: string }).email)
        return { accessToken: 'token' }
      case 'GET /products':
        return id ? { id } : { items: this.products.map((id) => ({ id })), nextCursor: null }
      case 'POST /stock':
        this.received.set(id, this.receivedOf(id) + (body as { quantity: number }).quantity)
        return {}
      case 'GET /stock':
        return this.stock(id)
      case 'POST /orders':
        return this.orders.get(this.keys.get(key) ?? '') ?? this.place((body as Order).lines[0]!.productId, key)
      case 'GET /orders':
        return { items: this.ordersInAll, nextCursor: null }
      case 'GET /payments':
        return { items: this.payments.get(asked.searchParams.get('orderId')!) ?? [] }
      default:
        return { items: [{}] }
    }
  }

  private receivedOf(productId: string): number {
    return this.received.get(productId) ?? 500
  }

  private stock(productId: string) {
    const isSold = ({ status, lines }: Order) => status === 'confirmed' && lines[0]!.productId === productId
    const sold = this.ordersInAll.filter(isSold).length
    const received = this.receivedOf(productId)
    const available = received - sold - (this.missing.get(productId) ?? 0)
    return { productId, available, reserved: 0, sold, received }
  }
}
