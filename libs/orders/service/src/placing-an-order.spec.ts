import { OrderNotCancellable, OrderNotFound, OutOfStock, PaymentRefused } from '@twofold/orders-contract'
import { IdempotencyInProgress, IdempotencyKeyReused, Unavailable } from '@twofold/platform-contract'
import type { HeldKey } from '@twofold/platform-idempotency'
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
  beforeEach(() => {
    shop.neighbours.available = 100
    shop.neighbours.paymentStatus = 'authorised'
    shop.neighbours.unavailable.clear()
  })

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

  it('asks again for an answer that got lost, and charges once', async () => {
    shop.neighbours.losingAnswers.add('authorisePayment')
    const order = await shop.place(shop.order())
    await expect.poll(async () => (await shop.read(order.id)).status, patiently).toBe('confirmed')
    expect(shop.neighbours.reserved.get(order.id)).toBe(1)
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

  describe('with an idempotency key', () => {
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

    it('remembers the answer in the commit that confirms the order, so that no crash comes between', async () => {
      const { id } = await shop.place(shop.order())
      const [row] = await shop.database.query<{ together: boolean }>(
        `select held.xmin = placed.xmin and held.answer is not null as together
         from orders.orders placed join orders.idempotency_keys held on held.subject = placed.id where placed.id = $1`,
        [id],
      )
      expect(row).toEqual({ together: true })
    })

    it('is answered in the end where the commit that was to do it did not come to be', async () => {
      const { idempotency, unitOfWork } = shop
      const request = {
        schema: 'orders',
        operation: 'place-order',
        scope: shop.accountId,
        key: 'rolled back',
        body: {},
        finalFailures: [],
        resume: () => Promise.reject(new Error('it was answered')),
      }
      const work = async (key: HeldKey<string>) => {
        await key.accept(crypto.randomUUID())
        const rolledBack = unitOfWork.run(async () => {
          await key.answer('undone')
          throw new Error('rolled back')
        })
        await expect(rolledBack).rejects.toThrow('rolled back')
        return { value: 'done', final: true }
      }
      expect(await idempotency.once({ ...request, work })).toBe('done')
      expect(await idempotency.once({ ...request, work })).toBe('done')
    })

    it('keeps the keys of accounts apart', async () => {
      const mine = await shop.place(shop.order(), 'first')
      const other = crypto.randomUUID()
      const theirs = await shop.as(other, () =>
        shop.orders.placeOrder({ idempotencyKey: 'first', order: shop.order() }),
      )
      expect(theirs.id).not.toBe(mine.id)
    })
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
