import { Injectable } from '@nestjs/common'
import { UnitOfWork } from '@twofold/platform-database'
import { In } from 'typeorm'
import { OrderRow, pendingOf } from './order.rows.js'
import type { PendingOrder } from './pending-order.js'

/** A holder that dies leaves the order to the next one after this long. */
const lease = '10 seconds'
const longestPauseSeconds = 5

/** Orders that a crash, or an answer that has not come yet, left pending. */
@Injectable()
export class UnsettledOrderStore {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Takes up to `count` orders that are due; no other replica gets them for the length of the lease. */
  async take(count: number): Promise<PendingOrder[]> {
    const { manager } = this.unitOfWork
    const { raw } = await manager
      .createQueryBuilder()
      .update(OrderRow)
      .set({ settleAfter: () => `now() + interval '${lease}'`, attempts: () => 'attempts + 1' })
      .where(
        `id in (select id from orders.orders where status = 'pending' and settle_after < now()
           order by settle_after limit :count for update skip locked)`,
        { count },
      )
      .returning('id')
      .execute()
    const taken = In((raw as { id: string }[]).map(({ id }) => id))
    // Somebody else may have settled one of them in the meantime.
    const rows = raw.length > 0 ? await manager.findBy(OrderRow, { id: taken, status: 'pending' }) : []
    return rows.map(pendingOf)
  }

  /** Tries again after a pause that grows with the attempts. */
  async postpone(id: string): Promise<void> {
    await this.unitOfWork.manager.update(
      OrderRow,
      { id, status: 'pending' },
      {
        settleAfter: () =>
          `now() + least(power(2, least(attempts, 8)) * 0.25, ${longestPauseSeconds}) * interval '1 second'`,
      },
    )
  }
}
