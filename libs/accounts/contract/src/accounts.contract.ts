import { command, defineContract, event, Id, portOf, query } from '@twofold/platform-contract'
import * as z from 'zod'
import { Account, AccountChanges, AccountNotFound, Email, EmailTaken, Registration } from './account.js'
import {
  Credentials,
  InvalidCredentials,
  InvalidRefreshToken,
  RefreshRequest,
  Session,
  TooManyAttempts,
} from './session.js'

/** Passwords are slow to hash by design: in a burst of them each waits its turn, as long as the front door waits. */
const timeout = 10_000

export const accountsContract = defineContract({
  domain: 'accounts',
  operations: {
    register: command({
      summary: 'Open an account',
      access: 'anyone',
      input: Registration,
      output: Account,
      failures: [EmailTaken],
      timeout,
    }),
    logIn: command({
      summary: 'Log in',
      access: 'anyone',
      input: Credentials,
      output: Session,
      failures: [InvalidCredentials, TooManyAttempts],
      timeout,
    }),
    refreshSession: command({
      summary: 'Go on with a session: a new access token, and a new refresh token in place of the old one',
      access: 'anyone',
      // Within a few seconds a token is answered with the same next one; later, its second use ends the session.
      idempotent: true,
      input: RefreshRequest,
      output: Session,
      failures: [InvalidRefreshToken],
    }),
    logOut: command({
      summary: 'End the current session: its refresh token is revoked; its access tokens run out within 15 minutes',
      access: 'signed-in',
      idempotent: true,
      input: z.object({}),
      output: z.void(),
    }),
    getMyAccount: query({
      summary: 'Your account',
      access: 'signed-in',
      input: z.object({}),
      output: Account,
      failures: [AccountNotFound],
    }),
    updateMyAccount: command({
      summary: 'Change your account',
      access: 'signed-in',
      idempotent: true,
      input: AccountChanges,
      output: Account,
      failures: [AccountNotFound, EmailTaken],
    }),
  },
  events: {
    accountRegistered: event({
      summary: 'Somebody opened an account',
      aggregate: 'accountId',
      payload: z.object({ accountId: Id, email: Email, name: z.string() }),
    }),
  },
})

/** Accounts and sessions. */
export abstract class Accounts extends portOf(accountsContract) {}
