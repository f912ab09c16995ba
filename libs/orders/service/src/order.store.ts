import { Injectable } from '@nestjs/common'
import type { Order } from '@twofold/orders-contract'
import { UnitOfWork } from '@twofold/platform-database'
import { LessThan } from 'typeorm'
import { orderOf, OrderRow, type PendingOrder } from './order.rows.js'
import type { Rejection } from './rejection.js'

/** Long enough for the checkout that placed it to settle it: the sweeper only takes what was left behind. */
const settleAlone = `now() + interval '10 seconds'`

/** What is of no use once an order is final. */
const forgotten = { paymentToken: null }

@Injectable()
export class OrderStore {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  private get orders() {
    return this.unitOfWork.manager.getRepository(OrderRow)
  }

  async add({ total, ...order }: PendingOrder): Promise<Order> {
    const row = this.orders.create({
      ...order,
      totalAmount: total.amount,
      totalCurrency: total.currency,
      status: 'pending',
      rejection: null,
      rejectionDetail: null,
      attempts: 0,
    })
    await this.orders
      .createQueryBuilder()
      .insert()
      .values({ ...row, settleAfter: () => settleAlone })
      .returning(['placedAt', 'updatedAt'])
      .execute()
      .then(({ generatedMaps: [generated] }) => Object.assign(row, generated))
    return orderOf(row)
  }

  async get(id: string): Promise<{ order: Order; rejection?: Rejection }> {
    const row = await this.orders.findOneByOrFail({ id })
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
  async confirm(id: string): Promise<boolean> {
    const { affected } = await this.orders.update({ id, status: 'pending' }, { status: 'confirmed', ...forgotten })
    return affected === 1
  }

  /** Whether it was still pending. */
  async reject(id: string, { code, detail }: Rejection): Promise<boolean> {
    const rejected = { status: 'rejected', rejection: code, rejectionDetail: detail, ...forgotten } as const
    const { affected } = await this.orders.update({ id, status: 'pending' }, rejected)
    return affected === 1
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
}
