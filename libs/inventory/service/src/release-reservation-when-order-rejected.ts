import { Injectable } from '@nestjs/common'
import { ordersContract } from '@twofold/orders-contract'
import type { EventMessage, PayloadOf } from '@twofold/platform-contract'
import { type Reaction, ReactsTo } from '@twofold/platform-events'
import { ReleaseReservation } from './release-reservation.js'

const { orderRejected } = ordersContract.events

@Injectable()
@ReactsTo(orderRejected)
export class ReleaseReservationWhenOrderRejected implements Reaction<typeof orderRejected> {
  constructor(private readonly release: ReleaseReservation) {}

  react({ payload: { orderId } }: EventMessage<PayloadOf<typeof orderRejected>>): Promise<void> {
    return this.release.execute(orderId)
  }
}
