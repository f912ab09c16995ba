import { beforeAll, describe, expect, it } from 'vitest'
import { aCustomer, type Person } from '../../fixtures/people.js'
import { as, shop } from '../../fixtures/shop.js'

let customer: Person
beforeAll(async () => void (customer = await aCustomer()))

describe('256 requests at once', () => {
  it('are all served', async () => {
    const requests = [
      () => shop.get('/products'),
      () => shop.get('/products').query({ query: 'lamp' }),
      () => shop.get('/categories'),
      () => shop.get('/orders').set(as(customer)),
    ]
    const sent = Array.from({ length: 256 }, (_, n) => requests[n % requests.length]!())
    const answers = await Promise.all(sent)
    expect(answers.map(({ status }) => status)).toEqual(Array(256).fill(200))
  })
})
