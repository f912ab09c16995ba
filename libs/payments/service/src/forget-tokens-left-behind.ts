import { Injectable } from '@nestjs/common'
import { Periodically } from '@twofold/platform-lifecycle'
import { PaymentStore } from './payment.store.js'

const everyHour = 3_600_000
/** Few enough that nobody waits for their locks. */
const atOnce = 500

/** Forgets the tokens that an earlier release has left behind, running before this one or beside it. */
@Injectable()
export class ForgetTokensLeftBehind {
  constructor(
    private readonly payments: PaymentStore,
    periodically: Periodically,
  ) {
    periodically.run({ name: 'forget tokens left behind', every: everyHour }, () => this.execute())
  }

  async execute(): Promise<void> {
    while ((await this.payments.forgetTokens(atOnce)) === atOnce);
  }
}
