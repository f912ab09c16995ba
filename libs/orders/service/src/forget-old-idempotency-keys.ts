import { Injectable } from '@nestjs/common'
import { IdempotencyKeyStore } from '@twofold/platform-idempotency'
import { Periodically } from '@twofold/platform-lifecycle'

const hourly = { name: 'forget old idempotency keys', every: 3_600_000, atOnce: 1_000 }

/** Answers are replayed for a day; then their keys are as good as new. */
@Injectable()
export class ForgetOldIdempotencyKeys {
  constructor(keys: IdempotencyKeyStore, periodically: Periodically) {
    periodically.runInSteps(hourly, (atMost) => keys.in('orders').forgetOld(atMost))
  }
}
