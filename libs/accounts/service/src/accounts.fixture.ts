import { randomUUID } from 'node:crypto'
import { Accounts, type Session } from '@twofold/accounts-contract'
import { startDomain } from '@twofold/platform-app/testing'
import { type Caller, Deadline, newTraceparent, withCall } from '@twofold/platform-context'
import { Identity, TokenVerifier } from '@twofold/platform-identity'
import { testDatabase, type TestDatabase } from '@twofold/platform-testing'
import { accounts as domain } from './accounts.domain.js'

export type AccountsInTest = Awaited<ReturnType<typeof startAccounts>>

/** The domain on a database of its own, or beside another process of it on the same one. */
export async function startAccounts(beside?: { readonly database: TestDatabase }) {
  const database = beside?.database ?? (await testDatabase())
  const environment = { LOGIN_ATTEMPTS_PER_MINUTE: '30' }
  const process = await startDomain(domain, { databaseUrl: database.url, environment })
  return {
    database,
    process,
    accounts: process.get(Accounts),
    identity: process.get(Identity),
    verifier: process.get(TokenVerifier),
    async stop() {
      await process.stop()
      if (!beside) await database.drop()
    },
  }
}

export const password = 'correct horse battery staple'

/** Somebody with an account that nobody else has. */
export async function someone({ accounts }: AccountsInTest) {
  const credentials = { email: `${randomUUID()}@example.com`, password }
  const account = await accounts.register({ ...credentials, name: 'Ada' })
  return { account, credentials, caller: { accountId: account.id, sessionId: randomUUID(), roles: account.roles } }
}

/** Does `work` as a call that comes from a client. */
export function calling<T>(call: { caller?: Caller; clientAddress?: string }, work: () => T): T {
  const context = { requestId: randomUUID(), traceparent: newTraceparent(), deadline: Deadline.in(10_000) }
  return withCall({ ...context, ...call }, work)
}

/** Ends the session that the tokens belong to. */
export async function logOut({ accounts, verifier }: AccountsInTest, { accessToken }: Session): Promise<void> {
  const caller = await verifier.verify(accessToken)
  await calling({ caller }, () => accounts.logOut({}))
}
