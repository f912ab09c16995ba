import { afterAll, beforeAll, expect, it } from 'vitest'
import { PaymentStore } from './payment.store.js'
import { type PaymentsInTest, startPayments } from './payments.fixture.js'

let shop: PaymentsInTest
beforeAll(async () => void (shop = await startPayments()))
afterAll(() => shop?.stop())

it('forgets the tokens of answered payments that an earlier release has left, and no others', async () => {
  // As an earlier release leaves them.
  await shop.database.query(
    `insert into payments.payments (id, order_id, account_id, amount, currency, token, status, goal)
     select gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 1, 'EUR', 'tok_ok',
       case when n = 0 then 'unknown' else 'captured' end, 'capture' from generate_series(0, 1100) n`,
  )
  const payments = shop.process.get(PaymentStore)
  expect([await payments.forgetTokens(1_000), await payments.forgetTokens(1_000)]).toEqual([1_000, 100])
  const left = `select status, count(*)::int from payments.payments where token is not null group by 1`
  expect(await shop.database.query(left)).toEqual([{ status: 'unknown', count: 1 }])
})
