import { TooManyAttempts } from '@twofold/accounts-contract'
import { describe, expect, it } from 'vitest'
import { aCustomer } from '../../fixtures/people.js'
import { expectProblem } from '../../fixtures/problems.js'
import { type Answer, shop } from '../../fixtures/shop.js'

describe('logging in again and again', () => {
  it('succeeds 30 times a minute, and a flood of attempts is told when to come back', async () => {
    const { email, password } = await aCustomer()
    const attempt = () => shop.post('/sessions').send({ email, password })
    const atOnce = (count: number) => Promise.all(Array.from({ length: count }, attempt))

    // The first one was the customer's own.
    for (let attempts = 1; attempts < 30; attempts += 4) {
      expect((await atOnce(4)).map(({ status }) => status)).toEqual(Array(4).fill(201))
    }

    // Bounded: a minute that ends in between starts the count anew.
    let refused: Answer | undefined
    for (let round = 0; round < 10 && !refused; round++) {
      refused = (await atOnce(20)).find(({ status }) => status !== 201)
    }
    expectProblem(refused!, TooManyAttempts)
    expect(refused!.headers['retry-after']).toBe('60')

    // Nobody else is kept out.
    await aCustomer()
  })
})
