import { Injectable } from '@nestjs/common'
import { ordersContract } from '@twofold/orders-contract'
import type { EventMessage, PayloadOf } from '@twofold/platform-contract'
import { type Reaction, ReactsTo } from '@twofold/platform-events'
import { PaymentStore } from './payment.store.js'

const { orderCancelled } = ordersContract.events

@Injectable()
@ReactsTo(orderCancelled)
export class RefundPaymentWhenOrderCancelled implements Reaction<typeof orderCancelled> {
  constructor(private readonly payments: PaymentStore) {}

  react({ payload: { orderId } }: EventMessage<PayloadOf<typeof orderCancelled>>): Promise<void> {
    return this.payments.wantUndone(orderId)
  }
}
