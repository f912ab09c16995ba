import { type Order, OrderNotFound } from '@twofold/orders-contract'
import { InvalidCursor, InvalidRequest, newId } from '@twofold/platform-contract'
import { beforeAll, describe, expect, it } from 'vitest'
import { anOrder } from '../../fixtures/orders.js'
import { aCustomer, type Person } from '../../fixtures/people.js'
import { errorsAt, expectProblem } from '../../fixtures/problems.js'
import { aProduct } from '../../fixtures/products.js'
import { as, shop } from '../../fixtures/shop.js'
import { walk } from '../../fixtures/walk.js'

let customer: Person
let orders: Order[]
beforeAll(async () => {
  customer = await aCustomer()
  const product = await aProduct({ pieces: 100 })
  orders = []
  for (let n = 0; n < 7; n++) orders.push(await anOrder(customer, product))
})

const list = (query: object = {}) => shop.get('/orders').query(query).set(as(customer))

describe('the order history', () => {
  it('shows my orders, the newest first', async () => {
    const { body } = await list().expect(200)
    expect(body).toEqual({ items: orders.toReversed(), nextCursor: null })
  })

  it.each([1, 2, 3, 7])('has each order once in pages of %i', async (limit) => {
    const all = await walk<Order>((cursor) => list({ limit, cursor }))
    expect(all.map(({ id }) => id)).toEqual(orders.map(({ id }) => id).reverse())
  })

  it('is not confused by an order that comes while it is read', async () => {
    const { body: first } = await list({ limit: 3 }).expect(200)
    const late = await anOrder(customer, await aProduct({ pieces: 1 }))
    const { body: second } = await list({ limit: 3, cursor: first.nextCursor }).expect(200)
    const seen = [...first.items, ...second.items].map(({ id }: Order) => id)
    expect(new Set(seen).size).toBe(6)
    expect(seen).not.toContain(late.id)
  })

  it('is empty for somebody who has bought nothing', async () => {
    const { body } = await shop
      .get('/orders')
      .set(as(await aCustomer()))
      .expect(200)
    expect(body).toEqual({ items: [], nextCursor: null })
  })

  it.each(['nonsense', '', 'e30', 'WyJ4Il0'])('refuses a cursor that is none: %s', async (cursor) => {
    expectProblem(await list({ cursor }), InvalidCursor)
  })

  it.each([
    ['limit', '0'],
    ['limit', '101'],
    ['status', 'confirmed'],
  ])('refuses %s = %s', async (path, value) => {
    expectProblem(await list({ [path]: value }), InvalidRequest, errorsAt(path))
  })
})

describe('an order', () => {
  it('is shown to whoever placed it', async () => {
    const { body } = await shop.get(`/orders/${orders[0]!.id}`).set(as(customer)).expect(200)
    expect(body).toEqual(orders[0])
  })

  it("is not found where it is another's, or never was", async () => {
    const other = await aCustomer()
    expectProblem(await shop.get(`/orders/${orders[0]!.id}`).set(as(other)), OrderNotFound)
    expectProblem(await shop.get(`/orders/${newId()}`).set(as(customer)), OrderNotFound)
  })

  it('is a bad request where its id is none', async () => {
    expectProblem(await shop.get('/orders/mine').set(as(customer)), InvalidRequest)
  })
})
