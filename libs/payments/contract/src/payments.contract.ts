import { command, defineContract, Id, Money, pageOf, portOf, query } from '@twofold/platform-contract'
import * as z from 'zod'
import { Payment, PaymentDeclined, PaymentNotFound, PaymentToken } from './payment.js'

export const paymentsContract = defineContract({
  domain: 'payments',
  operations: {
    listPayments: query({
      summary: 'The payments of one of your orders',
      access: 'signed-in',
      input: z.object({ orderId: Id }),
      output: pageOf(Payment),
      failures: [PaymentNotFound],
    }),
    authorisePayment: command({
      summary: 'Have the provider set the money of an order aside; asking again gives the answer of the first time',
      access: 'internal',
      idempotent: true,
      timeout: 8_000,
      input: z.object({ orderId: Id, accountId: Id, amount: Money, token: PaymentToken }),
      output: Payment,
      failures: [PaymentDeclined],
    }),
  },
})

/** Money, by way of a payment provider. */
export abstract class Payments extends portOf(paymentsContract) {}
