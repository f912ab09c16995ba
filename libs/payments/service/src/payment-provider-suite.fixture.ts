import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type PaymentProvider, ProviderUnreachable } from './payment-provider.js'

interface ProviderInTest {
  readonly provider: PaymentProvider
  /** Tokens of this provider's test mode. */
  readonly tokens: { readonly good: string; readonly declined: string; readonly lostAnswer: string }
  stop(): Promise<void>
}

/** What the shop relies on, whoever the provider is: every adapter of the port passes this. */
export function everyPaymentProvider(name: string, start: () => Promise<ProviderInTest>): void {
  let tested: ProviderInTest
  beforeAll(async () => void (tested = await start()))
  afterAll(() => tested?.stop())

  const request = (token: string) => ({ key: randomUUID(), amount: { amount: 1_999, currency: 'EUR' }, token })
  async function authorised() {
    const { provider, tokens } = tested
    const charge = request(tokens.good)
    expect(await provider.authorise(charge)).toEqual({ status: 'authorised' })
    return { provider, charge, key: charge.key }
  }

  describe(`${name}, as a payment provider`, () => {
    it('authorises once, and answers the same when asked again, whatever else is asked', async () => {
      const { provider, charge, key } = await authorised()
      expect(await provider.authorise({ ...charge, token: tested.tokens.declined })).toEqual({ status: 'authorised' })
      expect(await provider.find(key)).toEqual({ status: 'authorised' })
    })

    it('declines for good', async () => {
      const { provider, tokens } = tested
      const charge = request(tokens.declined)
      expect(await provider.authorise(charge)).toEqual({ status: 'declined' })
      expect(await provider.authorise({ ...charge, token: tokens.good })).toEqual({ status: 'declined' })
      expect(await provider.capture(charge.key)).toEqual({ status: 'declined' })
      expect(await provider.void(charge.key)).toEqual({ status: 'declined' })
    })

    it('decides once where it is asked many times at once', async () => {
      const { provider, tokens } = tested
      const charge = request(tokens.good)
      const answers = await Promise.all(
        Array.from({ length: 10 }, (_, n) =>
          provider.authorise({ ...charge, token: n % 2 ? tokens.good : tokens.declined }),
        ),
      )
      expect(new Set(answers.map(({ status }) => status)).size).toBe(1)
      expect(await provider.find(charge.key)).toEqual(answers[0])
    })

    it('knows nothing of a key that it never heard of', async () => {
      expect(await tested.provider.find(randomUUID())).toBeUndefined()
    })

    it('says that it could not be reached where an answer got lost, and tells the truth when asked for it', async () => {
      const { provider, tokens } = tested
      const charge = request(tokens.lostAnswer)
      await expect(provider.authorise(charge)).rejects.toThrow(ProviderUnreachable)
      const truth = await provider.find(charge.key)
      expect(['authorised', 'declined']).toContain(truth?.status)
      expect(await provider.find(charge.key)).toEqual(truth)
    })

    it('captures once, and refunds once', async () => {
      const { provider, key } = await authorised()
      expect(await provider.capture(key)).toEqual({ status: 'captured' })
      expect(await provider.capture(key)).toEqual({ status: 'captured' })
      expect(await provider.refund(key)).toEqual({ status: 'refunded' })
      expect(await provider.refund(key)).toEqual({ status: 'refunded' })
      expect(await provider.capture(key)).toEqual({ status: 'refunded' })
    })

    it('voids what was authorised, and captures it no more', async () => {
      const { provider, key } = await authorised()
      expect(await provider.void(key)).toEqual({ status: 'voided' })
      expect(await provider.void(key)).toEqual({ status: 'voided' })
      expect(await provider.capture(key)).toEqual({ status: 'voided' })
    })

    it('voids nothing that was captured', async () => {
      const { provider, key } = await authorised()
      await provider.capture(key)
      expect(await provider.void(key)).toEqual({ status: 'captured' })
    })

    it('refuses an authorisation that comes after its void', async () => {
      const { provider, tokens } = tested
      const charge = request(tokens.good)
      expect(await provider.void(charge.key)).toEqual({ status: 'voided' })
      expect(await provider.authorise(charge)).toEqual({ status: 'voided' })
    })
  })
}
