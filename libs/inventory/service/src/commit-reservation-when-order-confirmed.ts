import { Injectable } from '@nestjs/common'
import { ordersContract } from '@twofold/orders-contract'
import type { EventMessage, PayloadOf } from '@twofold/platform-contract'
import { type Reaction, ReactsTo } from '@twofold/platform-events'
import { CommitReservation } from './commit-reservation.js'
import { ReservationStore } from './reservation.store.js'

const { orderConfirmed } = ordersContract.events

@Injectable()
@ReactsTo(orderConfirmed)
export class CommitReservationWhenOrderConfirmed implements Reaction<typeof orderConfirmed> {
  constructor(
    private readonly reservations: ReservationStore,
    private readonly commit: CommitReservation,
  ) {}

  async react({ payload: { orderId } }: EventMessage<PayloadOf<typeof orderConfirmed>>): Promise<void> {
    const reservation = await this.reservations.find(orderId)
    // The checkout may have sold it in its own transaction, and the cancellation may have been heard of before.
    if (reservation?.status === 'committed' || reservation?.status === 'released') return
    await this.commit.execute(orderId)
  }
}
