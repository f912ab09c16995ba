import { Unavailable } from '@twofold/platform-contract'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { aCustomer, type Person } from '../fixtures/people.js'
import { expectProblem } from '../fixtures/problems.js'
import { isOurs, isServices, processes, runningApps } from '../fixtures/processes.js'
import { aProduct } from '../fixtures/products.js'
import { as, shop } from '../fixtures/shop.js'
import { Buyers } from './buyers.js'

describe.runIf(isOurs)('when PostgreSQL is killed', () => thePromisesHold('postgres'))
describe.runIf(isServices)('when NATS is killed', () => thePromisesHold('nats'))

function thePromisesHold(server: string) {
  let customer: Person
  let buyers: Buyers
  let before: Record<string, number>
  beforeAll(async () => {
    customer = await aCustomer()
    const product = await aProduct({ pieces: 10_000 })
    before = await runningApps()
    buyers = await Buyers.begin(customer, product)
    await vi.waitFor(() => expect(buyers.accepted).toBeGreaterThan(8), { timeout: 10_000 })
    await processes.kill(server)
  })

  it('everybody is told in time to come again', async () => {
    const began = performance.now()
    const asked = [shop.get('/products'), shop.get('/categories'), shop.get('/orders').set(as(customer))]
    for (const answer of await Promise.all(asked)) {
      expectProblem(answer, Unavailable)
      expect(answer.headers['retry-after']).toBe('1')
    }
    expect(performance.now() - began).toBeLessThan(10_000)
  })

  it('no process ends, and all serve within 5 s after it is back', async () => {
    await processes.restart(server)
    const all = () =>
      Promise.all([
        shop.get('/products').expect(200),
        shop.get('/orders').set(as(customer)).expect(200),
        shop.get('/accounts/me').set(as(customer)).expect(200),
      ])
    await vi.waitFor(all, { timeout: 5_000 })
    expect(await runningApps()).toEqual(before)
  })

  it('no accepted order is lost, none is there twice, and the stock adds up', { timeout: 90_000 }, async () => {
    const accepted = buyers.accepted
    await vi.waitFor(() => expect(buyers.accepted).toBeGreaterThan(accepted + 4), { timeout: 15_000 })
    await buyers.stop()
    await buyers.expectNothingLost()
  })
}
