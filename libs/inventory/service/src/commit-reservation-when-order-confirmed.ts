import { Injectable } from '@nestjs/common'
import { ordersContract } from '@twofold/orders-contract'
import type { EventMessage, PayloadOf } from '@twofold/platform-contract'
import { type Reaction, ReactsTo } from '@twofold/platform-events'
import { CommitReservation } from './commit-reservation.js'
import { ReservedStockStore } from './reserved-stock.store.js'

const { orderConfirmed } = ordersContract.events

@Injectable()
@ReactsTo(orderConfirmed)
export class CommitReservationWhenOrderConfirmed implements Reaction<typeof orderConfirmed> {
  constructor(
    private readonly reservedStock: ReservedStockStore,
    private readonly commit: CommitReservation,
  ) {}

  async react({ payload: { orderId } }: EventMessage<PayloadOf<typeof orderConfirmed>>): Promise<void> {
    // First of all, and with nothing to wait for: events that come together lock their stock in one statement.
    const known = await this.reservedStock.sell(orderId)
    // The checkout may have sold it in its own transaction, and the cancellation may have been heard of before.
    if (known === 'held' || known === 'committed' || known === 'released') return
    await this.commit.execute(orderId)
  }
}
