import { failure, Id, Instant, Money } from '@twofold/platform-contract'
import * as z from 'zod'
import { CategorySlug } from './category.js'

/** What staff says of a product; the rest of it is ours to fill in. */
const described = {
  sku: z.string().regex(/^[A-Z0-9][A-Z0-9-]{2,39}$/, 'must be 3 to 40 capital letters, digits and hyphens'),
  name: z.string().trim().min(1).max(120),
  description: z.string().trim().max(2_000),
  category: CategorySlug.describe('slug of a category'),
  price: Money,
}

export const NewProduct = z
  .object({ ...described, description: described.description.default('') })
  .meta({ id: 'NewProduct' })
export type NewProduct = z.output<typeof NewProduct>

export const ProductChanges = z
  .object(described)
  .partial()
  .refine((changes) => Object.keys(changes).length > 0, 'must name at least one field to change')
  .meta({ id: 'ProductChanges' })
export type ProductChanges = z.output<typeof ProductChanges>

export const Product = z
  .object({
    id: Id,
    ...described,
    version: z.int().positive().describe('counts its changes; also its ETag'),
    createdAt: Instant,
    updatedAt: Instant,
  })
  .meta({ id: 'Product' })
export type Product = z.output<typeof Product>

export class ProductNotFound extends failure({
  code: 'catalog.product-not-found',
  status: 404,
  title: 'There is no such product',
}) {}

export class SkuTaken extends failure({
  code: 'catalog.sku-taken',
  status: 409,
  title: 'Another product has this SKU',
}) {}
