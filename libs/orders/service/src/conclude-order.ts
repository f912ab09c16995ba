import { Injectable } from '@nestjs/common'
import { type Order, ordersContract } from '@twofold/orders-contract'
import { Outbox } from '@twofold/platform-events'
import type { WhenConfirmed } from './checkout/checkout.js'
import type { PendingOrder } from './pending-order.js'
import { OrderStore } from './order.store.js'
import type { Rejection } from './rejection.js'

const { orderConfirmed, orderRejected } = ordersContract.events

/** How both checkouts end: within their transaction, and told to the others. */
@Injectable()
export class ConcludeOrder {
  constructor(
    private readonly orders: OrderStore,
    private readonly outbox: Outbox,
  ) {}

  /** The order, where it was still pending: another attempt may have concluded it. */
  async confirm({ id, accountId, total }: PendingOrder, whenConfirmed?: WhenConfirmed): Promise<Order | undefined> {
    const confirmed = await this.orders.confirm(id)
    if (!confirmed) return undefined
    this.outbox.append(orderConfirmed, { orderId: id, accountId, total })
    await whenConfirmed?.(confirmed)
    return confirmed
  }

  /** Whether it was still pending. */
  async reject({ id, accountId }: PendingOrder, rejection: Rejection): Promise<boolean> {
    const rejected = await this.orders.reject(id, rejection)
    if (rejected) this.outbox.append(orderRejected, { orderId: id, accountId, rejection: rejection.code })
    return rejected
  }
}
