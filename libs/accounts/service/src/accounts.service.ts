import { Injectable } from '@nestjs/common'
import {
  type Account,
  type AccountChanges,
  AccountNotFound,
  type Accounts,
  accountsContract,
  type Credentials,
  type RefreshRequest,
  type Registration,
} from '@twofold/accounts-contract'
import { currentCaller } from '@twofold/platform-context'
import { newId } from '@twofold/platform-contract'
import { UnitOfWork } from '@twofold/platform-database'
import { Outbox } from '@twofold/platform-events'
import { AccountStore } from './account.store.js'
import { LogIn } from './log-in.js'
import { Passwords } from './passwords.js'
import { RefreshSession } from './refresh-session.js'
import { SessionStore } from './session.store.js'

const { accountRegistered } = accountsContract.events

@Injectable()
export class AccountsService implements Accounts {
  constructor(
    private readonly accounts: AccountStore,
    private readonly sessions: SessionStore,
    private readonly passwords: Passwords,
    private readonly login: LogIn,
    private readonly refresh: RefreshSession,
    private readonly unitOfWork: UnitOfWork,
    private readonly outbox: Outbox,
  ) {}

  async register({ email, password, name }: Registration): Promise<Account> {
    // Before the transaction: it takes long, and would hold a connection meanwhile.
    const passwordHash = await this.passwords.hash(password)
    return this.unitOfWork.run(async () => {
      const account = await this.accounts.add({ id: newId(), email, name, passwordHash, roles: ['customer'] })
      this.outbox.append(accountRegistered, { accountId: account.id, email, name })
      return account
    })
  }

  logIn(credentials: Credentials) {
    return this.login.execute(credentials)
  }

  refreshSession(request: RefreshRequest) {
    return this.refresh.execute(request)
  }

  logOut(): Promise<void> {
    return this.sessions.end(currentCaller().sessionId)
  }

  async getMyAccount(): Promise<Account> {
    return (await this.accounts.find(currentCaller().accountId)) ?? refuse()
  }

  async updateMyAccount(changes: AccountChanges): Promise<Account> {
    return (await this.accounts.change(currentCaller().accountId, changes)) ?? refuse()
  }
}

function refuse(): never {
  throw new AccountNotFound('Your account is gone.')
}
