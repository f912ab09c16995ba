import { PaymentRefused } from '@twofold/orders-contract'
import { beforeAll, describe, it } from 'vitest'
import { cancel, expectPayment, finalOrder, orderFor, orderOf, paymentsOf, place } from '../fixtures/orders.js'
import { aCustomer, type Person } from '../fixtures/people.js'
import { expectProblem } from '../fixtures/problems.js'
import { aProduct, expectStock } from '../fixtures/products.js'
import { as, shop } from '../fixtures/shop.js'

let customer: Person
let someone: Person
beforeAll(async () => {
  customer = await aCustomer()
  someone = await aCustomer()
})

const lamp = () => aProduct({ pieces: 10, price: { amount: 500, currency: 'EUR' } })

// At once: most of it is waiting.
describe.concurrent('paying with', () => {
  it('tok_ok confirms the order and takes the money', async ({ expect }) => {
    const product = await lamp()
    const { status, body } = await place(customer, orderFor(product, { quantity: 2 }))
    expect({ status, order: body.status }).toEqual({ status: 201, order: 'confirmed' })
    await expectPayment(customer, body, {
      status: 'captured',
      orderId: body.id,
      amount: { amount: 1_000, currency: 'EUR' },
    })
    await expectStock(product, { available: 8, reserved: 0, sold: 2 })
  })

  it('tok_declined rejects the order and gives the pieces back', async ({ expect }) => {
    const product = await lamp()
    expectProblem(await place(someone, orderFor(product, { token: 'tok_declined' })), PaymentRefused)
    const { body } = await shop.get('/orders').set(as(someone)).expect(200)
    expect(body.items[0]).toMatchObject({ status: 'rejected', rejection: 'orders.payment-declined' })
    await expectPayment(someone, body.items[0], { status: 'declined' })
    await expectStock(product, { available: 10, reserved: 0, sold: 0 })
  })

  it('a token that the provider does not know is declined', async () => {
    expectProblem(await place(customer, orderFor(await lamp(), { token: 'tok_stolen' })), PaymentRefused)
  })

  it('tok_slow confirms the order when the provider has answered, within 5 s', async ({ expect }) => {
    const product = await lamp()
    const began = performance.now()
    const { status, body } = await place(customer, orderFor(product, { token: 'tok_slow' }))
    const took = performance.now() - began
    expect({ status, order: body.status }).toEqual({ status: 201, order: 'confirmed' })
    expect(took).toBeGreaterThanOrEqual(3_000)
    expect(took).toBeLessThan(5_000)
    await expectPayment(customer, body, { status: 'captured' })
    await expectStock(product, { available: 9, reserved: 0, sold: 1 })
  })

  it('tok_unknown accepts the order, which is final by itself: money and stock agree', async ({ expect }) => {
    const product = await lamp()
    const began = performance.now()
    const answers = await Promise.all(
      [...Array(10)].map(() => place(customer, orderFor(product, { token: 'tok_unknown' }))),
    )
    expect(performance.now() - began).toBeLessThan(5_000)
    for (const { status, body, headers } of answers) {
      expect({ status, order: body.status }).toEqual({ status: 202, order: 'pending' })
      expect(headers.location).toBe(`/orders/${body.id}`)
    }
    const orders = await Promise.all(answers.map(({ body }) => finalOrder(customer, body.id)))
    const confirmed = orders.filter(({ status }) => status === 'confirmed')
    await expectStock(product, { available: 10 - confirmed.length, reserved: 0, sold: confirmed.length })
    for (const order of orders) {
      const charged = order.status === 'confirmed'
      expect(order).toMatchObject(
        charged ? { rejection: null } : { status: 'rejected', rejection: 'orders.payment-declined' },
      )
      await expectPayment(customer, order, { status: charged ? 'captured' : 'declined' })
    }
  })

  it('tok_unknown cannot be cancelled before it is final', async ({ expect }) => {
    const { body: order } = await place(customer, orderFor(await lamp(), { token: 'tok_unknown' }))
    const { status, body } = await cancel(customer, order)
    const { status: isNow } = await orderOf(customer, order.id)
    // It may have become final a moment ago.
    expect([status, body.orderStatus ?? body.status]).toBeOneOf([
      [409, 'pending'],
      [409, 'rejected'],
      [200, 'cancelled'],
    ])
    expect(isNow).not.toBe(status === 200 ? 'confirmed' : 'cancelled')
    expect(await paymentsOf(customer, order)).toHaveLength(1)
  })
})
