import { failure } from '@twofold/platform-contract'
import * as z from 'zod'

export const CategorySlug = z.string().regex(/^[a-z0-9-]{1,60}$/)

export const Category = z
  .object({
    slug: CategorySlug,
    name: z.string(),
    products: z.int().nonnegative().describe('how many products it holds'),
  })
  .meta({ id: 'Category' })
export type Category = z.output<typeof Category>

export class CategoryNotFound extends failure({
  code: 'catalog.category-not-found',
  status: 422,
  title: 'There is no such category',
}) {}
