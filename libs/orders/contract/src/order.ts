import { failure, Id, Instant, Money } from '@twofold/platform-contract'
import * as z from 'zod'

export const OrderStatus = z.enum(['pending', 'confirmed', 'rejected', 'cancelled']).meta({ id: 'OrderStatus' })
export type OrderStatus = z.output<typeof OrderStatus>

const text = (longest: number) => z.string().trim().min(1).max(longest)

export const ShippingAddress = z
  .object({
    name: text(120),
    street: text(200),
    city: text(120),
    postalCode: text(20),
    country: z.string().regex(/^[A-Z]{2}$/, 'must be a country code of two capital letters (ISO 3166-1)'),
  })
  .meta({ id: 'ShippingAddress' })
export type ShippingAddress = z.output<typeof ShippingAddress>

export const OrderLine = z
  .object({
    productId: Id,
    name: z.string(),
    quantity: z.int().positive(),
    unitPrice: Money.describe("the catalog's price when the order was placed"),
    lineTotal: Money,
  })
  .meta({ id: 'OrderLine' })
export type OrderLine = z.output<typeof OrderLine>

export const Order = z
  .object({
    id: Id,
    status: OrderStatus,
    lines: z.array(OrderLine),
    total: Money,
    shippingAddress: ShippingAddress,
    rejection: z.string().nullable().describe('code of the failure that it was rejected for'),
    placedAt: Instant,
    updatedAt: Instant,
  })
  .meta({ id: 'Order' })
export type Order = z.output<typeof Order>

export class OrderNotFound extends failure({
  code: 'orders.order-not-found',
  status: 404,
  title: 'There is no such order',
}) {}

export class OrderNotCancellable extends failure({
  code: 'orders.not-cancellable',
  status: 409,
  title: 'The order cannot be cancelled',
  details: z.object({ orderStatus: OrderStatus }),
}) {}
