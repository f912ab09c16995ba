import { Injectable } from '@nestjs/common'
import { UnitOfWork } from '@twofold/platform-database'
import { OrderRow } from './order.rows.js'
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
    const { raw } = await this.unitOfWork.manager
      .createQueryBuilder()
      .update(OrderRow)
      .set({ settleAfter: () => `now() + interval '${lease}'`, attempts: () => 'attempts + 1' })
      .where(
        `id in (select id from orders.orders where status = 'pending' and settle_after < now()
           order by settle_after limit :count for update skip locked)`,
        { count },
      )
      .returning('*')
      .execute()
    return (raw as RawOrder[]).map(pendingOf)
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

interface RawOrder {
  id: string
  account_id: string
  lines: PendingOrder['lines']
  total_amount: string
  total_currency: string
  shipping_address: PendingOrder['shippingAddress']
  payment_token: string
}

function pendingOf(raw: RawOrder): PendingOrder {
  return {
    id: raw.id,
    accountId: raw.account_id,
    lines: raw.lines,
    total: { amount: Number(raw.total_amount), currency: raw.total_currency },
    shippingAddress: raw.shipping_address,
    paymentToken: raw.payment_token,
  }
}
