import { OrderNotCancellable, OrderNotFound } from '@twofold/orders-contract'
import { InvalidRequest, newId } from '@twofold/platform-contract'
import { beforeAll, describe, expect, it } from 'vitest'
import { anOrder, cancel, expectPayment, orderFor, orderOf, place } from '../../fixtures/orders.js'
import { aCustomer, type Person } from '../../fixtures/people.js'
import { expectProblem } from '../../fixtures/problems.js'
import { aProduct, expectStock } from '../../fixtures/products.js'
import { as, shop } from '../../fixtures/shop.js'

let customer: Person
beforeAll(async () => void (customer = await aCustomer()))

describe('cancelling an order', () => {
  it('gives pieces and money back', async () => {
    const product = await aProduct({ pieces: 5 })
    const order = await anOrder(customer, product, 3)
    await expectPayment(customer, order, { status: 'captured' })
    const { status, body } = await cancel(customer, order)
    expect(status).toBe(200)
    expect(body).toEqual({ ...order, status: 'cancelled', updatedAt: expect.any(String) })
    expect(await orderOf(customer, order.id)).toEqual(body)
    await expectStock(product, { available: 5, reserved: 0, sold: 0 })
    await expectPayment(customer, order, { status: 'refunded' })
  })

  it('at once, before the money was taken, gives it back all the same', async () => {
    const product = await aProduct({ pieces: 1 })
    const order = await anOrder(customer, product)
    expect((await cancel(customer, order)).status).toBe(200)
    await expectPayment(customer, order, { status: expect.stringMatching(/^(voided|refunded)$/) })
    await expectStock(product, { available: 1, reserved: 0, sold: 0 })
  })

  it('may be repeated, also by many at once, and gives back once', async () => {
    const product = await aProduct({ pieces: 2 })
    const order = await anOrder(customer, product, 2)
    const answers = await Promise.all(Array.from({ length: 10 }, () => cancel(customer, order)))
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200))
    const again = await cancel(customer, order)
    expect(again.body).toEqual(answers[0]!.body)
    await expectStock(product, { available: 2, reserved: 0, sold: 0 })
    expect((await place(customer, orderFor(product, { quantity: 3 }))).status).toBe(409)
    expect((await place(customer, orderFor(product, { quantity: 2 }))).status).toBe(201)
  })

  it('is refused for one that was rejected', async () => {
    const someone = await aCustomer()
    await place(someone, orderFor(await aProduct({ pieces: 1 }), { token: 'tok_declined' }))
    const { body } = await shop.get('/orders').set(as(someone)).expect(200)
    expectProblem(await cancel(someone, body.items[0]), OrderNotCancellable, { orderStatus: 'rejected' })
  })

  it("does not find another's order, nor one that never was", async () => {
    const order = await anOrder(customer, await aProduct({ pieces: 1 }))
    expectProblem(await cancel(await aCustomer(), order), OrderNotFound)
    expectProblem(await cancel(customer, { id: newId() }), OrderNotFound)
    expect((await orderOf(customer, order.id)).status).toBe('confirmed')
  })

  it('is a bad request where the id is none', async () => {
    expectProblem(await cancel(customer, { id: 'mine' }), InvalidRequest)
  })
})
