import { Injectable } from '@nestjs/common'
import { Inventory, ReservationLapsed } from '@twofold/inventory-contract'
import { OutOfStock, PaymentRefused } from '@twofold/orders-contract'
import { SharedUnits, type UnitOfOneKind, UnitOfWork } from '@twofold/platform-database'
import { ConcludeOrder } from '../conclude-order.js'
import { OrderStore } from '../order.store.js'
import type { PendingOrder } from '../pending-order.js'
import { heldNoLonger, rejectionOf, type Rejection } from '../rejection.js'
import { AuthoriseOrder } from './authorise-order.js'
import type { Checkout, Settlement, WhenConfirmed } from './checkout.js'
import { ReserveLines } from './reserve-lines.js'

/**
 * The checkout where stock and orders share a database: one transaction takes the stock and writes the order, the
 * payment provider is asked with none open, and a second one confirms, or gives the stock back.
 */
@Injectable()
export class TransactionCheckout implements Checkout {
  private readonly opening: UnitOfOneKind
  private readonly selling: UnitOfOneKind

  constructor(
    private readonly reserve: ReserveLines,
    private readonly authorise: AuthoriseOrder,
    private readonly inventory: Inventory,
    private readonly orders: OrderStore,
    private readonly conclude: ConcludeOrder,
    private readonly unitOfWork: UnitOfWork,
    units: SharedUnits,
  ) {
    this.opening = units.ofOneKind()
    this.selling = units.ofOneKind()
  }

  open(order: PendingOrder, accepted: () => Promise<void>): Promise<boolean> {
    return this.opening(async () => {
      await accepted()
      try {
        await this.reserve.execute(order)
        this.orders.addLast(order)
        return true
      } catch (error) {
        if (!(error instanceof OutOfStock)) throw error
        // The refusal has left no trace: the order is still written, as rejected.
        await this.orders.add(order)
        await this.conclude.reject(order, rejectionOf(error))
        return false
      }
    })
  }

  async settle(order: PendingOrder, whenConfirmed?: WhenConfirmed): Promise<Settlement> {
    try {
      if ((await this.authorise.execute(order)) === 'unknown') return 'pending'
    } catch (error) {
      if (!(error instanceof PaymentRefused)) throw error
      await this.giveBack(order, rejectionOf(error))
      return 'final'
    }
    return this.sell(order, whenConfirmed)
  }

  private async sell(order: PendingOrder, whenConfirmed?: WhenConfirmed): Promise<Settlement> {
    try {
      return await this.selling(async () => {
        const confirmed = await this.conclude.confirm(order, whenConfirmed)
        if (confirmed) await this.inventory.commitReservation({ orderId: order.id })
        return confirmed ?? 'final'
      })
    } catch (error) {
      if (!(error instanceof ReservationLapsed)) throw error
      await this.giveBack(order, rejectionOf(heldNoLonger()))
      return 'final'
    }
  }

  private giveBack(order: PendingOrder, rejection: Rejection): Promise<void> {
    return this.unitOfWork.run(async () => {
      if (await this.conclude.reject(order, rejection)) await this.inventory.releaseReservation({ orderId: order.id })
    })
  }
}
