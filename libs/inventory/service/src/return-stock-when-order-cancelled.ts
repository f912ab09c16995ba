import { Injectable } from '@nestjs/common'
import { ordersContract } from '@twofold/orders-contract'
import type { EventMessage, PayloadOf } from '@twofold/platform-contract'
import { type Reaction, ReactsTo } from '@twofold/platform-events'
import { ReleaseReservation } from './release-reservation.js'

const { orderCancelled } = ordersContract.events

@Injectable()
@ReactsTo(orderCancelled)
export class ReturnStockWhenOrderCancelled implements Reaction<typeof orderCancelled> {
  constructor(private readonly release: ReleaseReservation) {}

  react({ payload: { orderId } }: EventMessage<PayloadOf<typeof orderCancelled>>): Promise<void> {
    return this.release.execute(orderId)
  }
}
