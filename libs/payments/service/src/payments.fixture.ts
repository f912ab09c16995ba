import { randomUUID } from 'node:crypto'
import { Payments } from '@twofold/payments-contract'
import { startDomain } from '@twofold/platform-app/testing'
import { testDatabase } from '@twofold/platform-testing'
import { PaymentProvider } from './payment-provider.js'
import { payments as domain } from './payments.domain.js'
import { SettleOpenPayments } from './settle-open-payments.js'

export type PaymentsInTest = Awaited<ReturnType<typeof startPayments>>

/** The domain on a database of its own; answers get lost quickly, and nothing is settled by itself. */
export async function startPayments(environment: Record<string, string> = {}) {
  const database = await testDatabase()
  const process = await startDomain(domain, {
    databaseUrl: database.url,
    environment: {
      PAYMENT_SETTLE_INTERVAL_MS: '0',
      PAYMENT_SIMULATOR_SLOW_MS: '400',
      PAYMENT_SIMULATOR_LOST_MS: '0',
      ...environment,
    },
  })
  const payments = process.get(Payments)
  return {
    database,
    process,
    payments,
    provider: process.get(PaymentProvider),
    settle: () => process.get(SettleOpenPayments).execute(),
    /** An order that nobody else has. */
    anOrder(token = 'tok_ok') {
      const order = {
        orderId: randomUUID(),
        accountId: randomUUID(),
        amount: { amount: 1_999, currency: 'EUR' },
        token,
      }
      return { ...order, authorise: () => payments.authorisePayment(order) }
    },
    async status(orderId: string): Promise<string | undefined> {
      const [row] = await database.query<{ status: string }>(
        `select status from payments.payments where order_id = $1`,
        [orderId],
      )
      return row?.status
    },
    /** How an order's charge stands at the provider. */
    async charge(orderId: string): Promise<string | undefined> {
      const [row] = await database.query<{ status: string }>(
        `select ledger.status from payments.simulator_ledger ledger join payments.payments on key = id::text
         where order_id = $1`,
        [orderId],
      )
      return row?.status
    },
    async stop() {
      await process.stop()
      await database.drop()
    },
  }
}
