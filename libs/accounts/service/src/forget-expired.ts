import { Injectable } from '@nestjs/common'
import { Periodically } from '@twofold/platform-lifecycle'
import { LoginAttemptStore } from './login-attempt.store.js'
import { SessionStore } from './session.store.js'

// Milliseconds. Both tables are read by what is still valid, so nobody waits for this.
const every = 60_000

/** Removes sessions that nobody can go on with and log-in attempts that count no more. */
@Injectable()
export class ForgetExpired {
  constructor(
    private readonly attempts: LoginAttemptStore,
    private readonly sessions: SessionStore,
    periodically: Periodically,
  ) {
    periodically.run({ name: 'forget expired sessions and log-in attempts', every }, () => this.execute())
  }

  async execute(): Promise<void> {
    await this.attempts.forgetOld()
    await this.sessions.forgetExpired()
  }
}
