import { randomUUID } from 'node:crypto'
import { PaymentDeclined } from '@twofold/payments-contract'
import { RemoteCallInsideUnitOfWork } from '@twofold/platform-context'
import { UnitOfWork } from '@twofold/platform-database'
import { Latch } from '@twofold/platform-testing'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type PaymentsInTest, startPayments } from './payments.fixture.js'

let shop: PaymentsInTest
beforeAll(async () => void (shop = await startPayments()))
afterAll(() => shop?.stop())

/** The trace of a process that died: after its claim, with the lease over or not. */
async function leftBehind(token: string, lease: 'over' | 'running') {
  const { authorise, ...order } = shop.anOrder(token)
  const { orderId, accountId, amount } = order
  const id = randomUUID()
  await shop.database.query(
    `insert into payments.payments (id, order_id, account_id, amount, currency, token, status, goal, due_at)
     values ($1, $2, $3, $4, $5, $6, 'unknown', 'authorise', now() + $7::interval)`,
    [id, orderId, accountId, amount.amount, amount.currency, token, lease === 'over' ? '-1 second' : '10 seconds'],
  )
  return { ...order, id, authorise }
}

describe('authorising a payment', () => {
  it('sets the money aside, once, and answers the same when it is asked again', async () => {
    const order = shop.anOrder()
    const payment = await order.authorise()
    expect(payment).toEqual({
      id: expect.any(String),
      orderId: order.orderId,
      amount: order.amount,
      status: 'authorised',
      createdAt: expect.stringMatching(/Z$/),
      updatedAt: expect.stringMatching(/Z$/),
    })
    expect(await order.authorise()).toEqual(payment)
    expect(await shop.charge(order.orderId)).toBe('authorised')
  })

  it.each(['tok_declined', 'tok_of_nobody'])('is declined with %s, again and again', async (token) => {
    const order = shop.anOrder(token)
    await expect(order.authorise()).rejects.toThrow(PaymentDeclined)
    await expect(order.authorise()).rejects.toThrow(PaymentDeclined)
    expect(await shop.charge(order.orderId)).toBe('declined')
  })

  it('remembers the token until the provider has answered, and no longer', async () => {
    const tokenOf = async ({ orderId }: { orderId: string }) =>
      (await shop.database.query(`select token from payments.payments where order_id = $1`, [orderId]))[0]
    const order = shop.anOrder('tok_slow')
    const authorising = order.authorise()
    await expect.poll(() => tokenOf(order)).toEqual({ token: 'tok_slow' })
    await authorising
    expect(await tokenOf(order)).toEqual({ token: null })
  })

  it('waits for a slow answer, while others are told at once that it is not known yet', async () => {
    const order = shop.anOrder('tok_slow')
    const first = order.authorise()
    await expect.poll(() => shop.charge(order.orderId)).toBe('authorised')
    const asked = performance.now()
    expect(await order.authorise()).toMatchObject({ status: 'unknown' })
    expect(performance.now() - asked).toBeLessThan(300)
    expect(await first).toMatchObject({ status: 'authorised' })
    expect(await order.authorise()).toEqual(await first)
  })

  it('says that it is not known where the answer got lost, and the truth when it is asked again', async () => {
    const orders = Array.from({ length: 20 }, () => shop.anOrder('tok_unknown'))
    for (const order of orders) expect(await order.authorise()).toMatchObject({ status: 'unknown' })
    const truths = new Set<string | undefined>()
    for (const order of orders) {
      const told = await order.authorise().then(
        ({ status }) => status,
        (error: unknown) => (error instanceof PaymentDeclined ? 'declined' : error),
      )
      expect(told).toBe(await shop.charge(order.orderId))
      truths.add(told as string)
    }
    expect(truths).toEqual(new Set(['authorised', 'declined']))
  })

  it('charges once however many ask at once', async () => {
    const others = new Latch()
    const provider = shop.provider.authorise.bind(shop.provider)
    const authorise = vi.spyOn(shop.provider, 'authorise').mockImplementation(async (request) => {
      await others.opened
      return provider(request)
    })
    const order = shop.anOrder('tok_ok')
    let answered = 0
    const ask = async () => {
      const answer = await order.authorise()
      if (++answered === 49) others.open()
      return answer
    }
    const answers = await Promise.all(Array.from({ length: 50 }, ask))
    expect(authorise).toHaveBeenCalledTimes(1)
    expect(answers.filter(({ status }) => status === 'authorised')).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 'unknown')).toHaveLength(49)
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1)
  })

  it('goes on where a process died before it asked the provider', async () => {
    const order = await leftBehind('tok_ok', 'over')
    expect(await order.authorise()).toMatchObject({ id: order.id, status: 'authorised' })
  })

  it('finds out where a process died before it wrote down the answer', async () => {
    const order = await leftBehind('tok_ok', 'over')
    await shop.provider.authorise({ ...order, key: order.id, token: 'tok_declined' })
    const authorise = vi.spyOn(shop.provider, 'authorise')
    await expect(order.authorise()).rejects.toThrow(PaymentDeclined)
    expect(authorise).not.toHaveBeenCalled()
  })

  it('leaves a payment to whoever is at it', async () => {
    const order = await leftBehind('tok_ok', 'running')
    expect(await order.authorise()).toMatchObject({ status: 'unknown' })
    expect(await shop.charge(order.orderId)).toBeUndefined()
  })

  it('refuses to ask the provider while a transaction is open, and leaves nothing behind', async () => {
    const order = shop.anOrder()
    const unit = shop.process.get(UnitOfWork).run(() => order.authorise())
    await expect(unit).rejects.toThrow(RemoteCallInsideUnitOfWork)
    expect(await shop.status(order.orderId)).toBeUndefined()
    expect(await shop.charge(order.orderId)).toBeUndefined()
  })
})
