import { Injectable } from '@nestjs/common'
import { PaymentNotFound, type Payments } from '@twofold/payments-contract'
import { currentCaller } from '@twofold/platform-context'
import type { Money } from '@twofold/platform-contract'
import { AuthorisePayment } from './authorise-payment.js'
import { paymentOf } from './payment.rows.js'
import { PaymentStore } from './payment.store.js'

@Injectable()
export class PaymentsService implements Payments {
  constructor(
    private readonly payments: PaymentStore,
    private readonly authorise: AuthorisePayment,
  ) {}

  async listPayments({ orderId }: { orderId: string }) {
    const { accountId, roles } = currentCaller()
    const payment = await this.payments.find(orderId)
    // A tombstone is nobody's payment.
    const isVisible = payment?.accountId && (payment.accountId === accountId || roles.includes('staff'))
    if (!isVisible) throw new PaymentNotFound(`There is no payment for order ${orderId}.`)
    return { items: [paymentOf(payment)], nextCursor: null }
  }

  authorisePayment(order: { orderId: string; accountId: string; amount: Money; token: string }) {
    return this.authorise.execute(order)
  }
}
