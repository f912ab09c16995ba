import { OutOfStock } from '@twofold/orders-contract'
import { IdempotencyInProgress, IdempotencyKeyReused } from '@twofold/platform-contract'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type OrdersInTest, startOrders } from './shop.fixture.js'

let shop: OrdersInTest

const patiently = { timeout: 15_000, interval: 50 }

describe.each(['local', 'remote'] as const)('an idempotency key of an order, with %s neighbours', (where) => {
  beforeAll(async () => {
    shop = await startOrders(where)
  })
  afterAll(() => shop?.stop())
  beforeEach(() => shop.neighbours.recover())

  it('makes one order of many requests, and answers the same', async () => {
    const before = (await shop.list()).items.length
    const asked = await Promise.allSettled(Array.from({ length: 20 }, () => shop.place(shop.order(), 'many')))
    const answered = asked.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
    const refused = asked.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []))
    expect(new Set(answered.map(({ id }) => id)).size).toBe(1)
    for (const error of refused) expect(error).toBeInstanceOf(IdempotencyInProgress)
    expect((await shop.list()).items).toHaveLength(before + 1)
    expect(await shop.place(shop.order(), 'many')).toEqual(answered[0])
  })

  it('belongs to the request that an earlier release has taken it for, until that is given up', async () => {
    const keep = (key: string, seconds: number) =>
      shop.database.query(
        `insert into orders.idempotency_keys (operation, scope, key, fingerprint, lease_until)
         select 'place-order', $1, $2, fingerprint, now() + $3 * interval '1 second' from orders.idempotency_keys
         where scope = $1 and key = 'known'`,
        [shop.accountId, key, seconds],
      )
    await shop.place(shop.order(), 'known')
    await keep('at work', 30)
    await expect(shop.place(shop.order(), 'at work')).rejects.toThrow(IdempotencyInProgress)
    await keep('given up', -1)
    expect((await shop.place(shop.order(), 'given up')).status).toBe('confirmed')
  })

  it('refuses another body under the same key', async () => {
    await shop.place(shop.order(), 'reused')
    await expect(shop.place(shop.order({ quantity: 2 }), 'reused')).rejects.toThrow(IdempotencyKeyReused)
  })

  it('answers a refusal again, though there would be stock by now', async () => {
    shop.neighbours.available = 0
    const first = await shop.place(shop.order(), 'refused').catch((error: OutOfStock) => error)
    shop.neighbours.available = 100
    const second = await shop.place(shop.order(), 'refused').catch((error: OutOfStock) => error)
    expect(second).toBeInstanceOf(OutOfStock)
    expect((second as OutOfStock).detail).toBe((first as OutOfStock).detail)
  })

  it('answers the state of now after an answer that was not the last word', async () => {
    shop.neighbours.paymentStatus = 'unknown'
    const pending = await shop.place(shop.order(), 'pending')
    expect(pending.status).toBe('pending')
    shop.neighbours.paymentStatus = 'authorised'
    await expect.poll(async () => (await shop.place(shop.order(), 'pending')).status, patiently).toBe('confirmed')
  })

  it('answers the first answer still when the order was cancelled since', async () => {
    const order = await shop.place(shop.order(), 'cancelled-since')
    await shop.as(shop.accountId, () => shop.orders.cancelOrder({ orderId: order.id }))
    expect(await shop.place(shop.order(), 'cancelled-since')).toEqual(order)
  })

  it('answers again while nobody tells prices', async () => {
    const order = await shop.place(shop.order(), 'priced-before')
    shop.neighbours.unavailable.add('findProducts')
    expect(await shop.place(shop.order(), 'priced-before')).toEqual(order)
  })

  it('remembers the answer in the commit that confirms the order, so that no crash comes between', async () => {
    const { id } = await shop.place(shop.order())
    const [row] = await shop.database.query<{ together: boolean }>(
      `select held.xmin = placed.xmin and held.answer is not null as together
       from orders.orders placed join orders.idempotency_keys held on held.subject = placed.id where placed.id = $1`,
      [id],
    )
    expect(row).toEqual({ together: true })
  })

  it('keeps the keys of accounts apart', async () => {
    const mine = await shop.place(shop.order(), 'first')
    const other = crypto.randomUUID()
    const theirs = await shop.as(other, () => shop.orders.placeOrder({ idempotencyKey: 'first', order: shop.order() }))
    expect(theirs.id).not.toBe(mine.id)
  })
})
