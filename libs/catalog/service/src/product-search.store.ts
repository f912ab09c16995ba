import { Injectable } from '@nestjs/common'
import type { Product, ProductSearch, ProductSort } from '@twofold/catalog-contract'
import { InvalidCursor } from '@twofold/platform-contract'
import { decodeCursor, encodeCursor, UnitOfWork } from '@twofold/platform-database'
import * as z from 'zod'
import { productOf, ProductRow } from './product.rows.js'

const words = `websearch_to_tsquery('english', :query)`

/** What each order sorts by; the product's id decides among equals. */
const sortKeys: Record<ProductSort, { key: string; type: string; direction: 'ASC' | 'DESC' }> = {
  relevance: { key: `ts_rank(product.search, ${words})::float8`, type: 'float8', direction: 'DESC' },
  name: { key: 'product.name', type: 'text', direction: 'ASC' },
  '-name': { key: 'product.name', type: 'text', direction: 'DESC' },
  price: { key: 'product.price_amount', type: 'bigint', direction: 'ASC' },
  '-price': { key: 'product.price_amount', type: 'bigint', direction: 'DESC' },
  created: { key: 'product.created_at', type: 'timestamptz', direction: 'ASC' },
  '-created': { key: 'product.created_at', type: 'timestamptz', direction: 'DESC' },
}

/** Full-text search and keyset pagination: a page costs the same however deep it lies. */
@Injectable()
export class ProductSearchStore {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async search(search: ProductSearch): Promise<{ items: Product[]; nextCursor: string | null }> {
    const { query, category, minPrice, maxPrice, cursor, limit } = search
    const sort = sortOf(search)
    const { key, type, direction } = sortKeys[sort]
    const select = this.unitOfWork.manager
      .getRepository(ProductRow)
      .createQueryBuilder('product')
      .addSelect(`(${key})::text`, 'sort_key')
      .where('product.removed_at is null')
      .orderBy(key, direction)
      .addOrderBy('product.id', direction)
      .limit(limit + 1)
    if (query !== undefined) select.andWhere(`product.search @@ ${words}`, { query })
    if (category !== undefined) select.andWhere('product.category_slug = :category', { category })
    if (minPrice !== undefined) select.andWhere('product.price_amount >= :minPrice', { minPrice })
    if (maxPrice !== undefined) select.andWhere('product.price_amount <= :maxPrice', { maxPrice })
    if (cursor !== undefined) {
      const [after, afterId] = keyset(cursor, sort)
      const beyond = direction === 'ASC' ? '>' : '<'
      select.andWhere(`(${key}, product.id) ${beyond} (:after::${type}, :afterId::uuid)`, { after, afterId })
    }
    const { entities, raw } = await select.getRawAndEntities<{ sort_key: string }>()
    const items = entities.slice(0, limit).map(productOf)
    const more = entities.length > limit
    const nextCursor = more ? encodeCursor([sort, raw[limit - 1]!.sort_key, items[limit - 1]!.id]) : null
    return { items, nextCursor }
  }
}

function sortOf({ sort, query }: ProductSearch): ProductSort {
  if (sort === undefined || (sort === 'relevance' && query === undefined))
    return query === undefined ? 'name' : 'relevance'
  return sort
}

function keyset(cursor: string, sort: ProductSort): [after: string, afterId: string] {
  const parsed = z.tuple([z.literal(sort), sortKeySchema(sort), z.uuid()]).safeParse(decodeCursor(cursor))
  if (!parsed.success) throw new InvalidCursor('Use a nextCursor of the same list, with the same sort.')
  const [, after, afterId] = parsed.data
  return [after, afterId]
}

// What PostgreSQL could not cast would be our mistake, not the client's: it is checked here.
function sortKeySchema(sort: ProductSort) {
  const { type } = sortKeys[sort]
  if (type === 'bigint') return z.string().regex(/^\d{1,18}$/)
  if (type === 'float8')
    return (
      z
        .string()
        .regex(/^\d+(\.\d+)?(e-\d{1,3})?$/)
        .refine((rank) => Number.isFinite(Number(rank)))
        // The nearest there is, where it is too small to be one.
        .transform((rank) => String(Number(rank)))
    )
  if (type === 'timestamptz')
    return z
      .string()
      .regex(/^(?!0000)[\d-]{10} ([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?[+-](0\d|1[0-5])(:[0-5]\d)?$/)
      .refine((at) => z.iso.date().safeParse(at.slice(0, 10)).success)
  return z
    .string()
    .max(200)
    .regex(/^[^\0]*$/)
}
