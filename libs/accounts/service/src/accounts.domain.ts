import { Accounts } from '@twofold/accounts-contract'
import { defineDomain } from '@twofold/platform-app'
import { Identity } from '@twofold/platform-identity'
import { AccountRow } from './account.rows.js'
import { AccountsModule } from './accounts.module.js'
import { LoginSettings } from './login.settings.js'
import { CreateAccounts1767225600001 } from './migrations/0001-create-accounts.js'
import { DemoAccountsStore } from './seed/demo-accounts.store.js'
import { SessionRow } from './session.rows.js'
import { SigningKeyRow } from './signing-key.rows.js'

export const accounts = defineDomain({
  ports: [Accounts, Identity],
  module: AccountsModule,
  schema: {
    name: 'accounts',
    rows: [AccountRow, SessionRow, SigningKeyRow],
    migrations: [CreateAccounts1767225600001],
  },
  settings: [LoginSettings],
  seed: DemoAccountsStore,
})
