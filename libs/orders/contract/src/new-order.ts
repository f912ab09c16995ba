import { failure, Id, Quantity } from '@twofold/platform-contract'
import * as z from 'zod'
import { ShippingAddress } from './order.js'

const NewOrderLine = z.object({ productId: Id, quantity: Quantity })

/** What a customer sends: no prices, those come from the catalog. */
export const NewOrder = z
  .object({
    lines: z
      .array(NewOrderLine)
      .min(1)
      .max(50)
      .refine(
        (lines) => new Set(lines.map(({ productId }) => productId)).size === lines.length,
        'must name each product once',
      ),
    payment: z.object({ token: z.string().regex(/^tok_[a-z0-9_]{1,60}$/, 'must be a token of the payment provider') }),
    shippingAddress: ShippingAddress,
  })
  .meta({ id: 'NewOrder' })
export type NewOrder = z.output<typeof NewOrder>

export class UnknownProduct extends failure({
  code: 'orders.unknown-product',
  status: 422,
  title: 'A product of the order is not for sale',
  details: z.object({ productIds: z.array(z.string()) }),
}) {}

export class MixedCurrencies extends failure({
  code: 'orders.mixed-currencies',
  status: 422,
  title: 'An order has one currency',
}) {}

/** Sums are safe integers: 2^53 − 1 minor units at most. */
export class TotalTooLarge extends failure({
  code: 'orders.total-too-large',
  status: 422,
  title: 'The total is more than can be counted',
}) {}

export class OutOfStock extends failure({
  code: 'orders.out-of-stock',
  status: 409,
  title: 'Not enough pieces in stock',
}) {}

export class PaymentRefused extends failure({
  code: 'orders.payment-declined',
  status: 402,
  title: 'The payment was declined',
}) {}
