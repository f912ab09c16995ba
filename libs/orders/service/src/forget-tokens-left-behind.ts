import { Injectable } from '@nestjs/common'
import { Periodically } from '@twofold/platform-lifecycle'
import { OrderStore } from './order.store.js'

const hourly = { name: 'forget tokens left behind', every: 3_600_000, atOnce: 500 }

/** Forgets the tokens that an earlier release has left behind, running before this one or beside it. */
@Injectable()
export class ForgetTokensLeftBehind {
  constructor(orders: OrderStore, periodically: Periodically) {
    periodically.runInSteps(hourly, (atMost) => orders.forgetTokens(atMost))
  }
}
