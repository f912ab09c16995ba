import { Injectable } from '@nestjs/common'
import { OutOfStock, PaymentRefused } from '@twofold/orders-contract'
import { SharedUnits, type UnitOfOneKind } from '@twofold/platform-database'
import { ConcludeOrder } from '../conclude-order.js'
import { OrderStore } from '../order.store.js'
import type { PendingOrder } from '../pending-order.js'
import { rejectionOf } from '../rejection.js'
import pLimit from 'p-limit'
import { AuthoriseOrder } from './authorise-order.js'
import type { Checkout, Settlement, WhenConfirmed } from './checkout.js'
import { ReserveLines } from './reserve-lines.js'

/** So that the first who want a scarce product have it before the last have asked. */
const takingAtOnce = 24

/**
 * The checkout over neighbours that cannot join a transaction: the pending order is the saga's memory, and each step
 * answers the same when it is asked again, so a crash anywhere is mended by going through the steps once more.
 * Compensation is not a step but a reaction: whoever held something for the order hears that it was rejected.
 */
@Injectable()
export class SagaCheckout implements Checkout {
  /** A line of its own: while inventory is down, orders can still begin. */
  private readonly taking = pLimit(takingAtOnce)
  private readonly opening: UnitOfOneKind
  private readonly confirming: UnitOfOneKind
  private readonly rejecting: UnitOfOneKind

  constructor(
    private readonly reserve: ReserveLines,
    private readonly authorise: AuthoriseOrder,
    private readonly orders: OrderStore,
    private readonly conclude: ConcludeOrder,
    units: SharedUnits,
  ) {
    this.opening = units.ofOneKind()
    this.confirming = units.ofOneKind()
    this.rejecting = units.ofOneKind()
  }

  open(order: PendingOrder, accepted: () => Promise<void>): Promise<boolean> {
    return this.opening(async () => {
      await accepted()
      this.orders.addLast(order)
      return true
    })
  }

  async settle(order: PendingOrder, whenConfirmed?: WhenConfirmed): Promise<Settlement> {
    try {
      await this.taking(() => this.reserve.execute(order))
      if ((await this.authorise.execute(order)) === 'unknown') return 'pending'
    } catch (error) {
      if (!(error instanceof OutOfStock || error instanceof PaymentRefused)) throw error
      await this.rejecting(() => this.conclude.reject(order, rejectionOf(error)))
      return 'final'
    }
    return this.confirming(async () => (await this.conclude.confirm(order, whenConfirmed)) ?? 'final')
  }
}
