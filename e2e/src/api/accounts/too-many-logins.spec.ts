import { TooManyAttempts } from '@twofold/accounts-contract'
import { DeadlineExceeded, Unavailable } from '@twofold/platform-contract'
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

    // More than two minutes allow, should one of them end in between. They are counted as they come, and then let in by
    // and by: whoever waited too long for their turn is told so.
    const flood = await atOnce(95)
    // In a cluster they may seem to come from several addresses, each of which counts for itself.
    const isRefused = ({ status }: Answer) => status === 429
    for (let more = 0; more < 4 && !flood.some(isRefused); more++) flood.push(...(await atOnce(95)))
    const refused = flood.filter(isRefused)
    expect(refused.length).toBeGreaterThan(0)
    for (const answer of refused) {
      expectProblem(answer, TooManyAttempts)
      expect(answer.headers['retry-after']).toBe('60')
    }
    const others = flood.filter(({ status }) => status !== 429 && status !== 201)
    for (const answer of others) expectProblem(answer, answer.status === 504 ? DeadlineExceeded : Unavailable)

    // Nobody else is kept out.
    await aCustomer()
  })
})
