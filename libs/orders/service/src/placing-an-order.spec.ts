import { OrderNotCancellable, OrderNotFound, OutOfStock, PaymentRefused } from '@twofold/orders-contract'
import { Unavailable } from '@twofold/platform-contract'
import { Latch } from '@twofold/platform-testing'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type OrdersInTest, startOrders } from './shop.fixture.js'

let shop: OrdersInTest

const patiently = { timeout: 15_000, interval: 50 }

// One suite for both checkouts: where neighbours are local it is a transaction, where they are remote a saga.
describe.each(['local', 'remote'] as const)('placing an order with %s neighbours', (where) => {
  beforeAll(async () => {
    shop = await startOrders(where)
  })
  afterAll(() => shop?.stop())
  beforeEach(() => shop.neighbours.recover())

  it('confirms it and tells so', async () => {
    const order = await shop.place(shop.order({ quantity: 2 }))
    expect(order).toMatchObject({ status: 'confirmed', total: { amount: 19_800, currency: 'EUR' }, rejection: null })
    expect(await shop.read(order.id)).toEqual(order)
    expect(await shop.told(order.id)).toEqual(['order-confirmed'])
  })

  it('rejects it where stock is short, and takes no money', async () => {
    shop.neighbours.available = 1
    await expect(shop.place(shop.order({ quantity: 2 }))).rejects.toThrow(OutOfStock)
    const [latest] = (await shop.list()).items
    expect(latest).toMatchObject({ status: 'rejected', rejection: 'orders.out-of-stock' })
    expect(shop.neighbours.authorised.has(latest!.id)).toBe(false)
    expect(await shop.told(latest!.id)).toEqual(['order-rejected'])
  })

  it('rejects it where the payment is declined, and tells so, which gives the stock back', async () => {
    await expect(shop.place(shop.order({ token: 'tok_declined' }))).rejects.toThrow(PaymentRefused)
    const [latest] = (await shop.list()).items
    expect(latest).toMatchObject({ status: 'rejected', rejection: 'orders.payment-declined' })
    expect(await shop.told(latest!.id)).toEqual(['order-rejected'])
  })

  it('keeps it pending while the provider is silent, and settles it when it speaks', async () => {
    shop.neighbours.paymentStatus = 'unknown'
    const order = await shop.place(shop.order())
    expect(order.status).toBe('pending')
    shop.neighbours.paymentStatus = 'authorised'
    await expect.poll(async () => (await shop.read(order.id)).status, patiently).toBe('confirmed')
  })

  it('keeps an order whose payment could not be asked for, and settles it later', async () => {
    shop.neighbours.unavailable.add('authorisePayment')
    const order = await shop.place(shop.order())
    expect(order.status).toBe('pending')
    shop.neighbours.unavailable.clear()
    await expect.poll(async () => (await shop.read(order.id)).status, patiently).toBe('confirmed')
  })

  it('asks again for an answer that got lost, and for the same payment', async () => {
    const charged = new Set(shop.neighbours.authorised.keys())
    shop.neighbours.losingAnswers.add('authorisePayment')
    const order = await shop.place(shop.order())
    await expect.poll(async () => (await shop.read(order.id)).status, patiently).toBe('confirmed')
    expect(shop.neighbours.timesAuthorised.get(order.id)).toBe(2)
    expect([...shop.neighbours.authorised.keys()].filter((orderId) => !charged.has(orderId))).toEqual([order.id])
    expect(shop.neighbours.reserved.get(order.id)).toBe(1)
  })

  it('rejects an order whose pieces were held no longer when its payment was known at last', async () => {
    shop.neighbours.paymentStatus = 'unknown'
    const { id } = await shop.place(shop.order())
    shop.neighbours.released.add(id)
    shop.neighbours.paymentStatus = 'authorised'
    await expect.poll(async () => (await shop.read(id)).status, patiently).toBe('rejected')
    expect((await shop.read(id)).rejection).toBe('orders.out-of-stock')
    expect(await shop.told(id)).toEqual(['order-rejected'])
  })

  it('remembers what it is paid with until it is final, and no longer', async () => {
    const token = async (id: string) =>
      (await shop.database.query(`select payment_token as token from orders.orders where id = $1`, [id]))[0]
    shop.neighbours.paymentStatus = 'unknown'
    const order = await shop.place(shop.order())
    expect(await token(order.id)).toEqual({ token: 'tok_ok' })
    shop.neighbours.paymentStatus = 'authorised'
    await expect.poll(async () => (await shop.read(order.id)).status, patiently).toBe('confirmed')
    expect(await token(order.id)).toEqual({ token: null })
    await expect(shop.place(shop.order({ token: 'tok_declined' }))).rejects.toThrow(PaymentRefused)
    expect(await token((await shop.list()).items[0]!.id)).toEqual({ token: null })
  })

  it('makes nothing of an order that could not be priced, and lets the key be used again', async () => {
    shop.neighbours.unavailable.add('findProducts')
    const before = (await shop.list()).items.length
    await expect(shop.place(shop.order(), 'priced-later')).rejects.toThrow(Unavailable)
    expect((await shop.list()).items).toHaveLength(before)
    shop.neighbours.unavailable.clear()
    expect((await shop.place(shop.order(), 'priced-later')).status).toBe('confirmed')
  })

  describe('cancelling', () => {
    const cancel = (orderId: string, account = shop.accountId) =>
      shop.as(account, () => shop.orders.cancelOrder({ orderId }))

    it('cancels a confirmed order once, and tells it once', async () => {
      const { id } = await shop.place(shop.order())
      expect(await cancel(id)).toMatchObject({ status: 'cancelled' })
      expect(await cancel(id)).toMatchObject({ status: 'cancelled' })
      expect(await shop.told(id)).toEqual(['order-confirmed', 'order-cancelled'])
    })

    it('refuses what is pending or rejected', async () => {
      shop.neighbours.paymentStatus = 'unknown'
      const { id } = await shop.place(shop.order())
      await expect(cancel(id)).rejects.toThrow(OrderNotCancellable)
      await expect(shop.place(shop.order({ token: 'tok_declined' }))).rejects.toThrow(PaymentRefused)
      const rejected = (await shop.list()).items.find(({ status }) => status === 'rejected')
      await expect(cancel(rejected!.id)).rejects.toThrow(OrderNotCancellable)
    })

    it('knows nothing of another account’s order', async () => {
      const { id } = await shop.place(shop.order())
      await expect(cancel(id, crypto.randomUUID())).rejects.toThrow(OrderNotFound)
    })
  })

  it('lists orders page by page, the newest first', async () => {
    for (let n = 0; n < 3; n++) await shop.place(shop.order())
    const all = (await shop.list()).items.map(({ id }) => id)
    const seen: string[] = []
    for (let cursor: string | undefined; ;) {
      const page = await shop.as(shop.accountId, () => shop.orders.listOrders({ cursor, limit: 2 }))
      seen.push(...page.items.map(({ id }) => id))
      if (page.nextCursor === null) break
      cursor = page.nextCursor
    }
    expect(seen).toEqual(all)
    expect(all).toEqual([...all].sort().reverse())
  })
})

it('answers within five seconds that an order is pending, and confirms it when the provider speaks at last', async () => {
  shop = await startOrders('remote')
  try {
    const latch = new Latch()
    shop.neighbours.paymentsSpeak = latch.opened
    const began = performance.now()
    const order = await shop.place(shop.order())
    expect(performance.now() - began).toBeLessThan(5_000)
    expect(order.status).toBe('pending')
    latch.open()
    await expect.poll(async () => (await shop.read(order.id)).status, patiently).toBe('confirmed')
  } finally {
    await shop.stop()
  }
})
