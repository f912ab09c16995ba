import { randomUUID } from 'node:crypto'
import { Catalog } from '@twofold/catalog-contract'
import { Inventory, NotEnoughStock, ReservationLapsed } from '@twofold/inventory-contract'
import { type NewOrder, Orders } from '@twofold/orders-contract'
import { PaymentDeclined, Payments, type PaymentStatus } from '@twofold/payments-contract'
import { startDomain } from '@twofold/platform-app/testing'
import { Deadline, newTraceparent, withCall } from '@twofold/platform-context'
import { markRemote, Unavailable } from '@twofold/platform-contract'
import { testDatabase } from '@twofold/platform-testing'
import { OrderStore } from './order.store.js'
import { orders as domain } from './orders.domain.js'

/** The neighbours as the tests play them: they remember what was asked, and fail when they are told to. */
export class Neighbours {
  readonly productId = randomUUID()
  readonly reserved = new Map<string, number>()
  readonly released = new Set<string>()
  readonly authorised = new Map<string, PaymentStatus>()
  available = 100
  /** How often money was asked for, by order. */
  readonly timesAuthorised = new Map<string, number>()
  /** Names of operations whose next calls fail before they do anything. */
  readonly unavailable = new Set<string>()
  /** Names of operations that do their work and then lose the answer. */
  readonly losingAnswers = new Set<string>()
  paymentStatus: PaymentStatus = 'authorised'
  /** What the payment provider waits for before it does anything. */
  paymentsSpeak = Promise.resolve()

  catalog = {
    findProducts: () =>
      this.play('findProducts', () => ({
        items: [{ id: this.productId, name: 'Tent', price: { amount: 9_900, currency: 'EUR' } }],
      })),
  }

  inventory = {
    reserveStock: ({ orderId, lines }: { orderId: string; lines: { quantity: number }[] }) =>
      this.play('reserveStock', () => {
        if (this.released.has(orderId)) throw new ReservationLapsed('released')
        if (this.reserved.has(orderId)) return {}
        const [{ quantity } = { quantity: 0 }] = lines
        if (quantity > this.available) {
          throw new NotEnoughStock('short', { products: [{ productId: this.productId, available: this.available }] })
        }
        this.available -= quantity
        this.reserved.set(orderId, quantity)
        return {}
      }),
    commitReservation: ({ orderId }: { orderId: string }) =>
      this.play('commitReservation', () => {
        if (this.released.has(orderId)) throw new ReservationLapsed('released')
      }),
    releaseReservation: ({ orderId }: { orderId: string }) =>
      this.play('releaseReservation', () => void this.released.add(orderId)),
  }

  payments = {
    authorisePayment: async ({ orderId, token }: { orderId: string; token: string }) => {
      await this.paymentsSpeak
      return this.play('authorisePayment', () => {
        this.timesAuthorised.set(orderId, (this.timesAuthorised.get(orderId) ?? 0) + 1)
        if (token === 'tok_declined') throw new PaymentDeclined('declined')
        this.authorised.set(orderId, this.paymentStatus)
        return { status: this.paymentStatus }
      })
    },
  }

  /** Everybody works again, with enough of everything. */
  recover(): void {
    this.available = 100
    this.paymentStatus = 'authorised'
    this.unavailable.clear()
  }

  private async play<T>(operation: string, work: () => T): Promise<T> {
    if (this.unavailable.has(operation)) throw new Unavailable(`${operation} is not available`)
    const answer = work()
    if (this.losingAnswers.delete(operation)) throw new Unavailable(`the answer of ${operation} got lost`)
    return answer
  }
}

/** The orders domain on a database of its own; its neighbours are `remote` or local. */
export async function startOrders(where: 'local' | 'remote') {
  const database = await testDatabase()
  const neighbours = new Neighbours()
  const { catalog, inventory, payments } = neighbours
  const playing = where === 'remote' ? markRemote : <T>(local: T) => local
  const process = await startDomain(domain, {
    databaseUrl: database.url,
    neighbours: [
      [Catalog, playing(catalog)],
      [Inventory, playing(inventory)],
      [Payments, playing(payments)],
    ],
  })
  const orders = process.get(Orders)
  const accountId = randomUUID()
  const as = <T>(account: string, work: () => T) => {
    const caller = { accountId: account, roles: ['customer'], sessionId: randomUUID() }
    return withCall({ requestId: 'test', traceparent: newTraceparent(), deadline: Deadline.in(10_000), caller }, work)
  }
  return {
    neighbours,
    database,
    orders,
    accountId,
    as,
    order: (changes: { quantity?: number; token?: string } = {}): NewOrder => ({
      lines: [{ productId: neighbours.productId, quantity: changes.quantity ?? 1 }],
      payment: { token: changes.token ?? 'tok_ok' },
      shippingAddress: { name: 'Ada', street: 'Main St 1', city: 'Turin', postalCode: '10121', country: 'IT' },
    }),
    place: (order: NewOrder, idempotencyKey: string = randomUUID()) =>
      as(accountId, () => orders.placeOrder({ idempotencyKey, order })),
    read: (orderId: string) => as(accountId, () => orders.getOrder({ orderId })),
    forgetTokens: (count: number) => process.get(OrderStore).forgetTokens(count),
    list: () => as(accountId, () => orders.listOrders({ limit: 50 })),
    /** The events that the order's outbox holds, in their order. */
    async told(orderId: string): Promise<string[]> {
      const rows = await database.query<{ name: string }>(
        `select subject as name from orders.outbox where aggregate = $1 order by version`,
        [orderId],
      )
      return rows.map(({ name }) => name.replace('orders.event.', ''))
    },
    async stop() {
      await process.stop()
      await database.drop()
    },
  }
}

export type OrdersInTest = Awaited<ReturnType<typeof startOrders>>
