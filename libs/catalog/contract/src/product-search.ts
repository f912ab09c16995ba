import { pageRequest } from '@twofold/platform-contract'
import * as z from 'zod'

export const ProductSort = z.enum(['relevance', 'name', '-name', 'price', '-price', 'created', '-created'])
export type ProductSort = z.output<typeof ProductSort>

const price = z.int().nonnegative().describe('minor units (cents)')

export const ProductSearch = z.object({
  query: z.string().trim().min(1).max(200).optional().describe('words to find in name, description and SKU'),
  category: z.string().max(60).optional().describe('slug of a category'),
  minPrice: price.optional(),
  maxPrice: price.optional(),
  sort: ProductSort.optional().describe('by relevance where there is a query, otherwise by name; - for descending'),
  ...pageRequest,
})
export type ProductSearch = z.output<typeof ProductSearch>
