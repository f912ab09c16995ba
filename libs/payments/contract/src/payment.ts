import { failure, Id, Instant, Money } from '@twofold/platform-contract'
import * as z from 'zod'

/** `unknown`: the provider was asked and its answer got lost; it is asked again until it is known. */
export const PaymentStatus = z.enum(['unknown', 'authorised', 'captured', 'declined', 'voided', 'refunded'])
export type PaymentStatus = z.output<typeof PaymentStatus>

/** What a customer pays with, as the provider's own form in the browser made it. */
export const PaymentToken = z
  .string()
  .regex(/^tok_[a-z0-9_]{1,60}$/, 'must be a token of the payment provider')
  .meta({ id: 'PaymentToken', examples: ['tok_ok', 'tok_declined', 'tok_slow', 'tok_unknown'] })

export const Payment = z
  .object({ id: Id, orderId: Id, amount: Money, status: PaymentStatus, createdAt: Instant, updatedAt: Instant })
  .meta({ id: 'Payment' })
export type Payment = z.output<typeof Payment>

export class PaymentDeclined extends failure({
  code: 'payments.declined',
  status: 402,
  title: 'The payment was declined',
}) {}

export class PaymentNotFound extends failure({
  code: 'payments.payment-not-found',
  status: 404,
  title: 'There is no such payment',
}) {}
