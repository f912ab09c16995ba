import { randomUUID } from 'node:crypto'
import { ordersContract } from '@twofold/orders-contract'
import { PaymentNotFound } from '@twofold/payments-contract'
import { Deadline, newTraceparent, withCall } from '@twofold/platform-context'
import { Unauthenticated } from '@twofold/platform-contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type PaymentsInTest, startPayments } from './payments.fixture.js'

let shop: PaymentsInTest
beforeAll(async () => void (shop = await startPayments()))
afterAll(() => shop?.stop())

function list(orderId: string, caller: { accountId: string; roles: string[] }) {
  const call = { requestId: randomUUID(), traceparent: newTraceparent(), deadline: Deadline.in(5_000) }
  return withCall({ ...call, caller: { ...caller, sessionId: randomUUID() } }, () =>
    shop.payments.listPayments({ orderId }),
  )
}

const somebody = () => ({ accountId: randomUUID(), roles: ['customer'] })
const staff = () => ({ accountId: randomUUID(), roles: ['staff'] })

describe('listing payments', () => {
  it('shows a payment to whose it is and to staff, and to nobody else', async () => {
    const { orderId, accountId, authorise } = shop.anOrder()
    const payment = await authorise()
    const listed = { items: [payment], nextCursor: null }
    expect(await list(orderId, { accountId, roles: ['customer'] })).toEqual(listed)
    expect(await list(orderId, staff())).toEqual(listed)
    await expect(list(orderId, somebody())).rejects.toThrow(PaymentNotFound)
    await expect(shop.payments.listPayments({ orderId })).rejects.toThrow(Unauthenticated)
  })

  it('finds nothing where there is no payment, or only a tombstone', async () => {
    await expect(list(randomUUID(), staff())).rejects.toThrow(PaymentNotFound)
    const { orderId, accountId } = shop.anOrder()
    await shop.process.tell(ordersContract.events.orderRejected, { orderId, accountId, rejection: 'x' })
    await expect(list(orderId, staff())).rejects.toThrow(PaymentNotFound)
  })
})
