import { Global, Module } from '@nestjs/common'
import { Accounts } from '@twofold/accounts-contract'
import { Identity } from '@twofold/platform-identity'
import { AccountStore } from './account.store.js'
import { AccountsService } from './accounts.service.js'
import { ForgetExpired } from './forget-expired.js'
import { IdentityService } from './identity.service.js'
import { IssueAccessToken } from './issue-access-token.js'
import { LimitLoginAttempts } from './limit-login-attempts.js'
import { LogIn } from './log-in.js'
import { LoginAttemptStore } from './login-attempt.store.js'
import { OpenSession } from './open-session.js'
import { Passwords } from './passwords.js'
import { RefreshSession } from './refresh-session.js'
import { DemoAccountsStore } from './seed/demo-accounts.store.js'
import { SessionStore } from './session.store.js'
import { SigningKeyStore } from './signing-key.store.js'
import { SigningKeys } from './signing-keys.js'

@Global()
@Module({
  providers: [
    { provide: Accounts, useClass: AccountsService },
    { provide: Identity, useClass: IdentityService },
    LogIn,
    OpenSession,
    RefreshSession,
    IssueAccessToken,
    LimitLoginAttempts,
    ForgetExpired,
    Passwords,
    SigningKeys,
    AccountStore,
    SessionStore,
    LoginAttemptStore,
    SigningKeyStore,
    DemoAccountsStore,
  ],
  exports: [Accounts, Identity],
})
export class AccountsModule {}
