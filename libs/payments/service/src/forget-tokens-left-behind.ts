import { Injectable } from '@nestjs/common'
import { Periodically } from '@twofold/platform-lifecycle'
import { PaymentStore } from './payment.store.js'

const hourly = { name: 'forget tokens left behind', every: 3_600_000, atOnce: 500 }

/** Forgets the tokens that an earlier release has left behind, running before this one or beside it. */
@Injectable()
export class ForgetTokensLeftBehind {
  constructor(payments: PaymentStore, periodically: Periodically) {
    periodically.runInSteps(hourly, (atMost) => payments.forgetTokens(atMost))
  }
}
