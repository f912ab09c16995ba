import { Injectable } from '@nestjs/common'
import { type Credentials, InvalidCredentials, type Session } from '@twofold/accounts-contract'
import { AccountStore } from './account.store.js'
import { LimitLoginAttempts } from './limit-login-attempts.js'
import { OpenSession } from './open-session.js'
import { Passwords } from './passwords.js'

@Injectable()
export class LogIn {
  constructor(
    private readonly limit: LimitLoginAttempts,
    private readonly accounts: AccountStore,
    private readonly passwords: Passwords,
    private readonly openSession: OpenSession,
  ) {}

  /** @throws TooManyAttempts, InvalidCredentials */
  async execute({ email, password }: Credentials): Promise<Session> {
    await this.limit.count(email)
    const login = await this.accounts.findLogin(email)
    const matches = await this.passwords.matches(password, login?.passwordHash)
    if (!login || !matches) throw new InvalidCredentials('Check both, or register.')
    return this.openSession.execute(login.account)
  }
}
