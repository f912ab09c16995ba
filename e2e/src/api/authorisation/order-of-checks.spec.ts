import { Forbidden, InvalidRequest, Unauthenticated } from '@twofold/platform-contract'
import { beforeAll, describe, it } from 'vitest'
import { aCustomer, type Person, staff } from '../../fixtures/people.js'
import { expectProblem } from '../../fixtures/problems.js'
import { as, shop } from '../../fixtures/shop.js'

let customer: Person
let byStaff: { authorization: string }
beforeAll(async () => {
  customer = await aCustomer()
  byStaff = as(await staff())
})

/** Requests at which everything is wrong. */
const forStaff = [
  ['post', '/products'],
  ['patch', '/products/lamp'],
  ['delete', '/products/lamp'],
  ['post', '/stock/lamp/receipts'],
] as const
const forCustomers = [
  ['post', '/orders'],
  ['get', '/orders?limit=0'],
  ['get', '/orders/mine'],
  ['post', '/orders/mine/cancellation'],
  ['get', '/payments'],
  ['patch', '/accounts/me'],
] as const

const spoiled = (method: 'get' | 'post' | 'patch' | 'delete', path: string) => {
  const request = shop[method](path)
  return method === 'get' || method === 'delete' ? request : request.type('json').send('{ "no": json')
}

describe('who asks is looked at before what is asked', () => {
  it.each([...forStaff, ...forCustomers])('by nobody: %s %s', async (method, path) => {
    expectProblem(await spoiled(method, path), Unauthenticated)
  })

  it.each(forStaff)('by a customer, of staff: %s %s', async (method, path) => {
    expectProblem(await spoiled(method, path).set(as(customer)), Forbidden)
  })

  it.each(forCustomers)('by a customer: %s %s', async (method, path) => {
    expectProblem(await spoiled(method, path).set(as(customer)), InvalidRequest)
  })

  it.each(forStaff)('by staff: %s %s', async (method, path) => {
    expectProblem(await spoiled(method, path).set(byStaff), InvalidRequest)
  })

  it('even where the body is too large or of another type', async () => {
    const large = await shop.post('/orders').send({ text: 'x'.repeat(1_100_000) })
    expectProblem(large, Unauthenticated)
    expectProblem(await shop.post('/products').type('text').send('x').set(as(customer)), Forbidden)
  })
})
