import { Injectable } from '@nestjs/common'
import { type Payment, PaymentDeclined } from '@twofold/payments-contract'
import type { Money } from '@twofold/platform-contract'
import { paymentOf, type PaymentRow } from './payment.rows.js'
import { PaymentStore } from './payment.store.js'
import { SettlePayment } from './settle-payment.js'

@Injectable()
export class AuthorisePayment {
  constructor(
    private readonly payments: PaymentStore,
    private readonly settle: SettlePayment,
  ) {}

  /**
   * Status `unknown` where the provider's answer got lost, or where somebody else is asking it right now.
   *
   * @throws PaymentDeclined, also where the order was given up before
   */
  async execute(order: { orderId: string; accountId: string; amount: Money; token: string }): Promise<Payment> {
    // The claim is committed before the provider is asked: nobody asks twice, and a crash leaves a trace to settle.
    const claimed = await this.payments.claim(order)
    if (claimed) return answer(await this.settle.execute(claimed, { isNew: true }))
    const takenUp = await this.payments.takeUp(order.orderId)
    return answer(takenUp ? await this.settle.execute(takenUp) : await this.payments.get(order.orderId))
  }
}

function answer(payment: PaymentRow): Payment {
  if (payment.status === 'declined') throw new PaymentDeclined('The payment provider declined the payment.')
  if (payment.goal === 'undo') throw new PaymentDeclined(`Order ${payment.orderId} was given up before.`)
  return paymentOf(payment)
}
