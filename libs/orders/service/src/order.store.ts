import { Injectable } from '@nestjs/common'
import type { Order } from '@twofold/orders-contract'
import { GatheredReads, GatheredWrites, type LastWrite, type Statement, UnitOfWork } from '@twofold/platform-database'
import { LessThan } from 'typeorm'
import { orderOf, OrderRow, placedColumns, type PlacedRow, recordOf } from './order.rows.js'
import type { PendingOrder } from './pending-order.js'
import type { Rejection } from './rejection.js'

/** Long enough for the checkout that placed it to settle it: the sweeper only takes what was left behind. */
const settledAlone = '10 seconds'

type Rejected = Rejection & { readonly id: string }

@Injectable()
export class OrderStore {
  readonly add: (order: PendingOrder) => Promise<void>
  /** The order, where it was still pending. */
  readonly confirm: (id: string) => Promise<Order | undefined>
  private readonly adding: LastWrite<PendingOrder> = { keyOf: ({ id }) => id, statementOf: added }
  private readonly rejectOne: (rejected: Rejected) => Promise<boolean>
  private readonly find: (id: string) => Promise<PlacedRow | undefined>

  constructor(
    private readonly unitOfWork: UnitOfWork,
    reads: GatheredReads,
    writes: GatheredWrites,
  ) {
    this.add = writes.byKey(this.adding.keyOf, async (orders) => {
      await this.unitOfWork.manager.query(...added(orders))
      return orders.map(() => undefined)
    })
    this.confirm = writes.byKey(
      (id) => id,
      (ids) => this.confirmAll(ids),
    )
    this.rejectOne = writes.byKey(
      ({ id }) => id,
      (rejected) => this.rejectAll(rejected),
    )
    this.find = reads.byKey(
      (ids) =>
        this.unitOfWork.manager.query<PlacedRow[]>(`select ${placedColumns} from orders.orders where id = any($1)`, [
          ids,
        ]),
      ({ id }) => id,
    )
  }

  private get orders() {
    return this.unitOfWork.manager.getRepository(OrderRow)
  }

  /** With the commit of the open unit of work. */
  addLast(order: PendingOrder): void {
    this.unitOfWork.writeLast(this.adding, order)
  }

  /** One that is known to be there, of whoever it is. */
  async get(id: string): Promise<{ order: Order; rejection?: Rejection }> {
    const row = await this.find(id)
    if (!row) throw new Error(`there is no order ${id}`)
    const { rejection: code, rejectionDetail: detail } = row
    return { order: orderOf(row), rejection: code && detail ? { code, detail } : undefined }
  }

  async findOf(accountId: string, id: string): Promise<Order | undefined> {
    const row = await this.orders.findOneBy({ id, accountId })
    return row ? orderOf(row) : undefined
  }

  /** The newest first; ids are made in the order of time. */
  async listOf(accountId: string, beforeId: string | undefined, limit: number): Promise<Order[]> {
    const rows = await this.orders.find({
      where: { accountId, ...(beforeId && { id: LessThan(beforeId) }) },
      order: { id: 'DESC' },
      take: limit,
    })
    return rows.map(orderOf)
  }

  /** Whether it was still pending. */
  reject(id: string, rejection: Rejection): Promise<boolean> {
    return this.rejectOne({ id, ...rejection })
  }

  /** Forgets up to `count` tokens of final orders; how many it found. An earlier release leaves them where they are. */
  async forgetTokens(count: number): Promise<number> {
    const [, forgotten] = await this.unitOfWork.manager.query<[unknown, number]>(
      `update orders.orders set payment_token = null where id in (
         select id from orders.orders where payment_token is not null and status <> 'pending'
         limit $1 for update skip locked
       )`,
      [count],
    )
    return forgotten
  }

  /** Whether it was confirmed and this account's. */
  async cancel(accountId: string, id: string): Promise<boolean> {
    const { affected } = await this.orders.update({ id, accountId, status: 'confirmed' }, { status: 'cancelled' })
    return affected === 1
  }

  private async confirmAll(ids: readonly string[]): Promise<(Order | undefined)[]> {
    const [confirmed] = await this.unitOfWork.manager.query<[PlacedRow[], number]>(
      `update orders.orders set status = 'confirmed', payment_token = null, updated_at = now()
       where id = any($1) and status = 'pending' returning ${placedColumns}`,
      [ids],
    )
    const byId = new Map(confirmed.map((row) => [row.id, orderOf(row)]))
    return ids.map((id) => byId.get(id))
  }

  private async rejectAll(rejected: readonly Rejected[]): Promise<boolean[]> {
    const [done] = await this.unitOfWork.manager.query<[{ id: string }[], number]>(
      `update orders.orders
       set status = 'rejected', rejection = rejected.code, rejection_detail = rejected.detail, payment_token = null,
         updated_at = now()
       from unnest($1::uuid[], $2::text[], $3::text[]) as rejected (id, code, detail)
       where orders.id = rejected.id and status = 'pending' returning orders.id`,
      [rejected.map(({ id }) => id), rejected.map(({ code }) => code), rejected.map(({ detail }) => detail)],
    )
    const byId = new Set(done.map(({ id }) => id))
    return rejected.map(({ id }) => byId.has(id))
  }
}

function added(orders: readonly PendingOrder[]): Statement {
  const records = orders.map(recordOf)
  const columns = Object.keys(records[0]!).join(', ')
  return [
    `insert into orders.orders (status, settle_after, ${columns})
     select 'pending', now() + interval '${settledAlone}', ${columns}
     from json_populate_recordset(null::orders.orders, $1::json)`,
    [JSON.stringify(records)],
  ]
}
