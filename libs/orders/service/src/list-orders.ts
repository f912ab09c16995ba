import { Injectable } from '@nestjs/common'
import { currentCaller } from '@twofold/platform-context'
import { Id, InvalidCursor } from '@twofold/platform-contract'
import { decodeCursor, encodeCursor } from '@twofold/platform-database'
import * as z from 'zod'
import { OrderStore } from './order.store.js'

const Cursor = z.tuple([Id])

@Injectable()
export class ListOrders {
  constructor(private readonly orders: OrderStore) {}

  async execute({ cursor, limit }: { cursor?: string; limit: number }) {
    const { accountId } = currentCaller()
    const found = await this.orders.listOf(accountId, cursor === undefined ? undefined : orderIdOf(cursor), limit + 1)
    const items = found.slice(0, limit)
    return { items, nextCursor: found.length > limit ? encodeCursor([items.at(-1)!.id]) : null }
  }
}

function orderIdOf(cursor: string): string {
  const parsed = Cursor.safeParse(decodeCursor(cursor))
  if (!parsed.success) throw new InvalidCursor('Use the nextCursor of your own list of orders.')
  return parsed.data[0]
}
