import { domainServices } from '@twofold/local'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { orderFor, place } from '../fixtures/orders.js'
import { aCustomer, type Person } from '../fixtures/people.js'
import { isServices, processes } from '../fixtures/processes.js'
import { aProduct } from '../fixtures/products.js'
import { as, shop } from '../fixtures/shop.js'
import { auditOf, expectNothingFailed, putUnderLoad } from './under-load.js'

const waiting = 12

describe.runIf(isServices)('two instances of each service, under load', () => {
  let customer: Person
  let product: { id: string }
  beforeAll(async () => {
    customer = await aCustomer()
    product = await aProduct({ pieces: 100_000 })
  })

  it('lose no request when one after the other is replaced', { timeout: 60_000 }, async () => {
    const seconds = await Promise.all(domainServices.map((service) => processes.startAnother(service, {})))
    const audit = await auditOf({ customer, product })
    const load = await putUnderLoad({ customer, product })
    for (const service of domainServices)
      expect(await processes.stop(service), service).toEqual({ code: 0, signal: null })
    await Promise.all(domainServices.map((service) => processes.restart(service)))
    for (const { name } of seconds) expect(await processes.stop(name), name).toEqual({ code: 0, signal: null })
    await expectNothingFailed(load, audit)
  })

  // Each customer waits for 3 s, and half of them for the one that leaves.
  it.each([
    ['answers whoever waits for it', 'true', expect.toSatisfy((failed) => failed === 0, 'none')],
    [
      'fails them without a drain: so the tests above can fail',
      'false',
      expect.toSatisfy((failed) => failed > 0, 'some'),
    ],
  ])('an orders service that leaves %s', async (_, NATS_DRAIN, some) => {
    const second = await processes.startAnother('orders', { NATS_DRAIN })
    const someone = await aCustomer()
    const slow = Array.from({ length: waiting }, () => place(someone, orderFor(product, { token: 'tok_slow' })))
    const pending = async () => (await shop.get('/orders').set(as(someone)).expect(200)).body.items
    await vi.waitFor(async () => expect(await pending()).toHaveLength(waiting), { timeout: 2_500, interval: 20 })
    await processes.stop(second.name)
    const failed = (await Promise.all(slow)).filter(({ status }) => status !== 201)
    expect(failed.length).toEqual(some)
  })
})
