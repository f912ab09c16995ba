import { Injectable } from '@nestjs/common'
import { Periodically } from '@twofold/platform-lifecycle'
import { nextStep } from './next-step.js'
import { PaymentStore } from './payment.store.js'
import { PaymentsSettings } from './payments.settings.js'
import { SettlePayment } from './settle-payment.js'

/** A step costs three commits, however many it takes: with 20, half of the captures were left behind while the shop was full. */
const atOnce = 50

/**
 * Brings every payment to where its order wants it: asks after lost answers, captures, voids and refunds. Reactions only
 * write down what is wanted: within their transaction no stranger is called, and what fails here is tried again.
 */
@Injectable()
export class SettleOpenPayments {
  constructor(
    private readonly payments: PaymentStore,
    private readonly settle: SettlePayment,
    periodically: Periodically,
    { PAYMENT_SETTLE_INTERVAL_MS }: PaymentsSettings,
  ) {
    periodically.run({ name: 'settle open payments', every: PAYMENT_SETTLE_INTERVAL_MS }, () => this.execute())
  }

  async execute(): Promise<void> {
    while (await this.settleSome());
  }

  /** Whether it is worth going on at once: not where the provider does not answer. */
  private async settleSome(): Promise<boolean> {
    const due = await this.payments.takeUpDue(atOnce)
    const outcomes = await Promise.allSettled(due.map((payment) => this.settle.execute(payment)))
    const failed = outcomes.find((outcome) => outcome.status === 'rejected')
    if (failed) throw failed.reason
    const settled = outcomes.every((outcome) => outcome.status === 'fulfilled' && !nextStep(outcome.value))
    return settled && due.length === atOnce
  }
}
