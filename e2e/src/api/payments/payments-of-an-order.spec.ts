import { PaymentNotFound } from '@twofold/payments-contract'
import { InvalidRequest, newId } from '@twofold/platform-contract'
import { beforeAll, describe, expect, it } from 'vitest'
import { anOrder, expectPayment, paymentsOf } from '../../fixtures/orders.js'
import { aCustomer, type Person, staff } from '../../fixtures/people.js'
import { expectProblem } from '../../fixtures/problems.js'
import { aProduct } from '../../fixtures/products.js'
import { as, shop } from '../../fixtures/shop.js'

let customer: Person
beforeAll(async () => void (customer = await aCustomer()))

const payments = (who: { accessToken: string }, query: object) => shop.get('/payments').query(query).set(as(who))

describe('the payments of an order', () => {
  it('are shown to whoever placed it, and to staff', async () => {
    const order = await anOrder(customer, await aProduct({ pieces: 1, price: { amount: 42, currency: 'EUR' } }))
    await expectPayment(customer, order, { status: 'captured' })
    const { body } = await payments(customer, { orderId: order.id }).expect(200)
    expect(body).toEqual({
      items: [
        {
          id: expect.any(String),
          orderId: order.id,
          amount: order.total,
          status: 'captured',
          createdAt: expect.any(String),
          updatedAt: expect.any(String),
        },
      ],
      nextCursor: null,
    })
    expect(await paymentsOf(await staff(), order)).toEqual(body.items)
  })

  it("are not found where the order is another's, or never was", async () => {
    const order = await anOrder(customer, await aProduct({ pieces: 1 }))
    expectProblem(await payments(await aCustomer(), { orderId: order.id }), PaymentNotFound)
    expectProblem(await payments(customer, { orderId: newId() }), PaymentNotFound)
  })

  it.each([{}, { orderId: 'mine' }, { orderId: newId(), status: 'captured' }])(
    'are a bad request for %j',
    async (query) => {
      expectProblem(await payments(customer, query), InvalidRequest)
    },
  )
})
