import { Injectable } from '@nestjs/common'
import { ordersContract } from '@twofold/orders-contract'
import type { EventMessage, PayloadOf } from '@twofold/platform-contract'
import { type Reaction, ReactsTo } from '@twofold/platform-events'
import { PaymentStore } from './payment.store.js'

const { orderConfirmed } = ordersContract.events

@Injectable()
@ReactsTo(orderConfirmed)
export class CapturePaymentWhenOrderConfirmed implements Reaction<typeof orderConfirmed> {
  constructor(private readonly payments: PaymentStore) {}

  async react({ payload: { orderId } }: EventMessage<PayloadOf<typeof orderConfirmed>>): Promise<void> {
    if (await this.payments.wantCaptured(orderId)) return
    throw new Error(`order ${orderId} is confirmed and has no payment`)
  }
}
