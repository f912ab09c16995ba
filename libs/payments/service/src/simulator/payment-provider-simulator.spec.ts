import { randomUUID } from 'node:crypto'
import { UnitOfWork } from '@twofold/platform-database'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { everyPaymentProvider } from '../payment-provider-suite.fixture.js'
import { type PaymentsInTest, startPayments } from '../payments.fixture.js'

const tokens = { good: 'tok_ok', declined: 'tok_declined', lostAnswer: 'tok_unknown' }

everyPaymentProvider('the simulator', async () => {
  const { provider, stop } = await startPayments()
  return { provider, tokens, stop }
})

describe('the simulator', () => {
  let shop: PaymentsInTest
  beforeAll(async () => void (shop = await startPayments({ PAYMENT_SIMULATOR_LOST_MS: '300' })))
  afterAll(() => shop?.stop())

  const request = (token: string) => ({ key: randomUUID(), amount: { amount: 1, currency: 'EUR' }, token })
  async function duration(work: Promise<unknown>): Promise<number> {
    const started = performance.now()
    await work.catch(() => {})
    return performance.now() - started
  }

  it('takes its time for tok_slow and before an answer counts as lost, and for nothing else', async () => {
    expect(await duration(shop.provider.authorise(request('tok_slow')))).toBeGreaterThanOrEqual(390)
    expect(await duration(shop.provider.authorise(request('tok_unknown')))).toBeGreaterThanOrEqual(290)
    expect(await duration(shop.provider.authorise(request('tok_ok')))).toBeLessThan(250)
  })

  it('knows of a charge while its slow answer is on its way', async () => {
    const charge = request('tok_slow')
    const answer = shop.provider.authorise(charge)
    await expect.poll(() => shop.provider.find(charge.key), { timeout: 350 }).toEqual({ status: 'authorised' })
    await answer
  })

  it('forgets nothing when we roll back', async () => {
    const charge = request('tok_ok')
    const unit = shop.process.get(UnitOfWork).run(async () => {
      await shop.provider.authorise(charge)
      throw new Error('rolled back')
    })
    await expect(unit).rejects.toThrow('rolled back')
    expect(await shop.provider.find(charge.key)).toEqual({ status: 'authorised' })
  })

  it('cannot be reached while its ledger cannot, and comes back with it', async () => {
    const charge = request('tok_ok')
    await shop.provider.authorise(charge)
    await shop.database.cutOff('payment-provider-simulator')
    await expect.poll(() => shop.provider.find(charge.key).catch(() => 'unreachable')).toEqual({ status: 'authorised' })
  })
})
