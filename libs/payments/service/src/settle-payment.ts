import { Injectable } from '@nestjs/common'
import { refuseInsideUnitOfWork } from '@twofold/platform-context'
import { Log } from '@twofold/platform-telemetry'
import { nextStep, type Step } from './next-step.js'
import { type Charge, PaymentProvider, ProviderUnreachable } from './payment-provider.js'
import { amountOf, type PaymentRow } from './payment.rows.js'
import { PaymentStore } from './payment.store.js'

/** Takes one step of a payment that the caller has claimed or taken up. The only one who calls the provider. */
@Injectable()
export class SettlePayment {
  constructor(
    private readonly payments: PaymentStore,
    private readonly provider: PaymentProvider,
    private readonly log: Log,
  ) {}

  /** How the payment stands afterwards: as before where the provider's answer got lost. */
  async execute(payment: PaymentRow, { isNew = false } = {}): Promise<PaymentRow> {
    // No transaction may wait for a stranger, nor undo what the stranger will remember.
    refuseInsideUnitOfWork('the payment provider')
    const step = nextStep(payment)
    try {
      const { status } = step ? await this.take(step, payment, isNew) : payment
      return await this.payments.record(payment, status)
    } catch (error) {
      if (!(error instanceof ProviderUnreachable)) throw error
      this.log.warn(
        { err: error, paymentId: payment.id, step },
        'the payment provider did not answer: it is asked again',
      )
      await this.payments.putBack(payment)
      return payment
    }
  }

  private async take(step: Step, payment: PaymentRow, isNew: boolean): Promise<Charge> {
    const { id: key } = payment
    if (step !== 'authorise') return this.provider[step](key)
    const known = isNew ? undefined : await this.provider.find(key)
    return known ?? this.provider.authorise({ key, amount: amountOf(payment), token: payment.token ?? '' })
  }
}
