import { Injectable } from '@nestjs/common'
import { PaymentRefused } from '@twofold/orders-contract'
import { PaymentDeclined, Payments } from '@twofold/payments-contract'
import type { PendingOrder } from '../pending-order.js'

/** Has the money of an order set aside. */
@Injectable()
export class AuthoriseOrder {
  constructor(private readonly payments: Payments) {}

  /**
   * Whether the answer is known: `unknown` must be asked for again.
   *
   * @throws PaymentRefused
   */
  async execute({ id, accountId, total, paymentToken }: PendingOrder): Promise<'authorised' | 'unknown'> {
    try {
      const payment = { orderId: id, accountId, amount: total, token: paymentToken }
      const { status } = await this.payments.authorisePayment(payment)
      return status === 'unknown' ? 'unknown' : 'authorised'
    } catch (error) {
      if (error instanceof PaymentDeclined) throw new PaymentRefused('The payment was declined: use another means.')
      throw error
    }
  }
}
