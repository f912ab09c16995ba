import type { RunningLoad } from '@twofold/load'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { aCustomer, type Person } from '../fixtures/people.js'
import { frontDoor, isOurs, processes } from '../fixtures/processes.js'
import { aProduct } from '../fixtures/products.js'
import { Balancer } from './balancer.js'
import { auditOf, expectNothingFailed, putUnderLoad } from './under-load.js'

const instanceOf = async (name: string) => (await processes.processes()).find((process) => process.name === name)!

describe.runIf(isOurs)(`two instances of the ${frontDoor}, under load`, () => {
  let customer: Person
  let product: { id: string }
  let balancer: Balancer
  let load: RunningLoad
  beforeAll(async () => {
    customer = await aCustomer()
    product = await aProduct({ pieces: 100_000 })
  })
  afterEach(() => balancer.close())

  async function startSecond(environment: Record<string, string> = {}): Promise<string> {
    const second = await processes.startAnother(frontDoor, environment)
    balancer = await Balancer.over([await instanceOf(frontDoor), second])
    load = await putUnderLoad({ url: balancer.url, customer, product })
    return second.name
  }

  it('lose no request when one after the other is replaced', async () => {
    const audit = await auditOf({ customer, product })
    const second = await startSecond()
    expect(await processes.stop(frontDoor)).toEqual({ code: 0, signal: null })
    await vi.waitFor(() => expect(balancer.size).toBe(1), { timeout: 2_000 })
    await processes.restart(frontDoor)
    await vi.waitFor(() => expect(balancer.size).toBe(2), { timeout: 2_000 })
    expect(await processes.stop(second)).toEqual({ code: 0, signal: null })
    await expectNothingFailed(load, audit)
  })

  it('lose requests when one does not linger: so the test above can fail', async () => {
    const second = await startSecond({ HTTP_LINGER_QUIET_MS: '0', HTTP_LINGER_MAX_MS: '0' })
    await processes.stop(second)
    await vi.waitFor(() => expect(balancer.size).toBe(1), { timeout: 2_000 })
    expect((await load.stop()).failures).not.toEqual([])
  })
})
