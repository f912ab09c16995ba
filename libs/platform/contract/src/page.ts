import * as z from 'zod'

/** What every list takes: a cursor from an earlier answer, and how many items at most. */
export const pageRequest = {
  cursor: z.string().max(512).optional().describe('nextCursor of the page before'),
  limit: z.int().min(1).max(100).default(20).describe('items at most'),
}

/** What every list answers. `nextCursor` is null on the last page. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() })
