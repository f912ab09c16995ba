import { createHash } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { TooManyAttempts } from '@twofold/accounts-contract'
import { currentCall } from '@twofold/platform-context'
import { LoginAttemptStore } from './login-attempt.store.js'
import { LoginSettings } from './login.settings.js'

/**
 * Limits guessing. What is counted is the pair of account and client address: nobody can lock an account's owner out
 * from elsewhere, and people behind one address do not share a limit.
 */
@Injectable()
export class LimitLoginAttempts {
  constructor(
    private readonly attempts: LoginAttemptStore,
    private readonly settings: LoginSettings,
  ) {}

  /** @throws TooManyAttempts */
  async count(email: string): Promise<void> {
    const attempts = await this.attempts.count(keyOf(email, currentCall()?.clientAddress))
    if (attempts > this.settings.LOGIN_ATTEMPTS_PER_MINUTE) {
      throw new TooManyAttempts('Wait for a minute before you try again.')
    }
  }
}

/** A hash: of one size whatever was sent, and no list of who tried to log in from where. */
function keyOf(email: string, address = ''): Buffer {
  return createHash('sha256')
    .update(JSON.stringify([email, address]))
    .digest()
}
