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
    const repetition = { name: 'settle open payments', every: PAYMENT_SETTLE_INTERVAL_MS, atOnce }
    periodically.runInSteps(repetition, (atMost) => this.execute(atMost))
  }

  /** How many of at most so many it has settled; 0 where the provider has not answered for one, and it is better to wait. */
  async execute(atMost = atOnce): Promise<number> {
    const due = await this.payments.takeUpDue(atMost)
    const outcomes = await Promise.allSettled(due.map((payment) => this.settle.execute(payment)))
    const failed = outcomes.find((outcome) => outcome.status === 'rejected')
    if (failed) throw failed.reason
    const settled = outcomes.every((outcome) => outcome.status === 'fulfilled' && !nextStep(outcome.value))
    return settled ? due.length : 0
  }
}
