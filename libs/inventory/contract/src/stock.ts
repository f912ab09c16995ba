import { failure, Id } from '@twofold/platform-contract'
import * as z from 'zod'

/** At every instant: available + reserved + sold = received, and none of them below 0. */
export const Stock = z
  .object({
    productId: Id,
    available: z.int().nonnegative().describe('can be bought now'),
    reserved: z.int().nonnegative().describe('held for orders that are not settled'),
    sold: z.int().nonnegative(),
    received: z.int().nonnegative().describe('all that ever came in'),
  })
  .meta({ id: 'Stock' })
export type Stock = z.output<typeof Stock>

export class StockNotFound extends failure({
  code: 'inventory.stock-not-found',
  status: 404,
  title: 'Nothing is known of the stock of this product',
}) {}

export class StockLimitExceeded extends failure({
  code: 'inventory.stock-limit-exceeded',
  status: 409,
  title: 'More pieces than can be counted',
}) {}
