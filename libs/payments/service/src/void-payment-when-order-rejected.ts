import { Injectable } from '@nestjs/common'
import { ordersContract } from '@twofold/orders-contract'
import type { EventMessage, PayloadOf } from '@twofold/platform-contract'
import { type Reaction, ReactsTo } from '@twofold/platform-events'
import { PaymentStore } from './payment.store.js'

const { orderRejected } = ordersContract.events

@Injectable()
@ReactsTo(orderRejected)
export class VoidPaymentWhenOrderRejected implements Reaction<typeof orderRejected> {
  constructor(private readonly payments: PaymentStore) {}

  react({ payload: { orderId } }: EventMessage<PayloadOf<typeof orderRejected>>): Promise<void> {
    return this.payments.wantUndone(orderId)
  }
}
