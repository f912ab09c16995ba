import { ordersContract } from '@twofold/orders-contract'
import { PaymentDeclined } from '@twofold/payments-contract'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { ProviderUnreachable } from './payment-provider.js'
import { type PaymentsInTest, startPayments } from './payments.fixture.js'

const { orderCancelled, orderConfirmed, orderRejected } = ordersContract.events

let shop: PaymentsInTest
beforeAll(async () => void (shop = await startPayments()))
afterAll(() => shop?.stop())

type AnOrder = ReturnType<PaymentsInTest['anOrder']>
const confirm = ({ orderId, accountId, amount }: AnOrder) =>
  shop.process.tell(orderConfirmed, { orderId, accountId, total: amount })
const reject = ({ orderId, accountId }: AnOrder) =>
  shop.process.tell(orderRejected, { orderId, accountId, rejection: 'orders.out-of-stock' })
const cancel = ({ orderId, accountId }: AnOrder) => shop.process.tell(orderCancelled, { orderId, accountId })

/** How the payment and its charge end. */
async function ends({ orderId }: AnOrder) {
  await shop.settle()
  return [await shop.status(orderId), await shop.charge(orderId)]
}

describe('what becomes of a payment', () => {
  it('is captured when its order is confirmed, and refunded when it is cancelled', async () => {
    const order = shop.anOrder()
    await order.authorise()
    expect(await confirm(order)).toEqual(['applied'])
    expect(await ends(order)).toEqual(['captured', 'captured'])
    expect(await order.authorise()).toMatchObject({ status: 'captured' })
    expect(await cancel(order)).toEqual(['applied'])
    expect(await ends(order)).toEqual(['refunded', 'refunded'])
  })

  it('is voided when its order is rejected, or cancelled before it was captured', async () => {
    const [rejected, cancelled] = [shop.anOrder(), shop.anOrder()]
    await rejected.authorise()
    await cancelled.authorise()
    await reject(rejected)
    await cancel(cancelled)
    expect(await ends(rejected)).toEqual(['voided', 'voided'])
    expect(await ends(cancelled)).toEqual(['voided', 'voided'])
  })

  it('is not captured where the cancellation is heard of before the confirmation', async () => {
    const order = shop.anOrder()
    await order.authorise()
    await cancel(order)
    expect(await confirm(order)).toEqual(['applied'])
    expect(await ends(order)).toEqual(['voided', 'voided'])
  })

  it('stays declined', async () => {
    const order = shop.anOrder('tok_declined')
    await expect(order.authorise()).rejects.toThrow(PaymentDeclined)
    await reject(order)
    expect(await ends(order)).toEqual(['declined', 'declined'])
  })

  it('never begins where its order was given up before', async () => {
    const order = shop.anOrder()
    await reject(order)
    await expect(order.authorise()).rejects.toThrow(PaymentDeclined)
    expect(await ends(order)).toEqual(['voided', undefined])
  })

  it('leaves no money set aside where the order is given up while the answer is unknown', async () => {
    const orders = Array.from({ length: 20 }, () => shop.anOrder('tok_unknown'))
    for (const order of orders) {
      await order.authorise()
      await reject(order)
      const [status, charge] = await ends(order)
      expect(status).toBe(charge)
      expect(['voided', 'declined']).toContain(status)
    }
  })

  it('leaves no money set aside where the order is given up while the provider is being asked', async () => {
    const order = shop.anOrder('tok_slow')
    const late = order.authorise()
    await expect.poll(() => shop.charge(order.orderId)).toBe('authorised')
    await reject(order)
    await shop.settle()
    expect(await shop.status(order.orderId)).toBe('unknown')
    await expect(late).rejects.toThrow(PaymentDeclined)
    expect(await ends(order)).toEqual(['voided', 'voided'])
  })

  it('is a matter for people where an order is confirmed without one', async () => {
    expect(await confirm(shop.anOrder())).toEqual(['failed'])
  })
})

describe('settling', () => {
  it('tries again where the provider cannot be reached, and does not go in circles meanwhile', async () => {
    const orders = Array.from({ length: 25 }, () => shop.anOrder())
    for (const order of orders) {
      await order.authorise()
      await confirm(order)
    }
    const capture = vi.spyOn(shop.provider, 'capture').mockRejectedValue(new ProviderUnreachable('cut off'))
    await shop.settle()
    expect(capture.mock.calls.length).toBeLessThanOrEqual(25)
    capture.mockRestore()
    await shop.settle()
    for (const order of orders) expect(await shop.status(order.orderId)).toBe('captured')
  })

  it('is shared by replicas: each step is taken once', async () => {
    const orders = Array.from({ length: 50 }, () => shop.anOrder())
    for (const order of orders) {
      await order.authorise()
      await confirm(order)
    }
    const capture = vi.spyOn(shop.provider, 'capture')
    await Promise.all(Array.from({ length: 4 }, () => shop.settle()))
    expect(capture).toHaveBeenCalledTimes(50)
    for (const order of orders) expect(await shop.status(order.orderId)).toBe('captured')
  })

  it('happens by itself in a process that serves', async () => {
    const other = await startPayments({ PAYMENT_SETTLE_INTERVAL_MS: '20' })
    try {
      const order = other.anOrder('tok_unknown')
      await order.authorise()
      await expect.poll(() => other.status(order.orderId), { timeout: 5_000 }).not.toBe('unknown')
      expect(await other.status(order.orderId)).toBe(await other.charge(order.orderId))
    } finally {
      await other.stop()
    }
  })
})
