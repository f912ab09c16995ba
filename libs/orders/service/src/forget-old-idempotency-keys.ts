import { Injectable } from '@nestjs/common'
import { IdempotencyKeyStore } from '@twofold/platform-idempotency'
import { Periodically } from '@twofold/platform-lifecycle'

const everyHour = 3_600_000

/** Answers are replayed for a day; then their keys are as good as new. */
@Injectable()
export class ForgetOldIdempotencyKeys {
  constructor(
    private readonly keys: IdempotencyKeyStore,
    periodically: Periodically,
  ) {
    periodically.run({ name: 'forget old idempotency keys', every: everyHour }, () => this.execute())
  }

  execute(): Promise<void> {
    return this.keys.in('orders').forgetOld()
  }
}
