import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { InvalidCredentials, InvalidRefreshToken } from '@twofold/accounts-contract'
import { UnitOfWork } from '@twofold/platform-database'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AccountsInTest, logOut, someone, startAccounts } from './accounts.fixture.js'
import { ForgetExpired } from './forget-expired.js'
import { SessionStore } from './session.store.js'

let shop: AccountsInTest
let replica: AccountsInTest
beforeAll(async () => {
  shop = await startAccounts()
  replica = await startAccounts(shop)
})
afterAll(async () => {
  await replica.stop()
  await shop.stop()
})

async function loggedIn() {
  const { account, credentials } = await someone(shop)
  const session = await shop.accounts.logIn(credentials)
  return { account, session, sessionId: (await shop.verifier.verify(session.accessToken)).sessionId }
}

/** As if the session had last been refreshed a while ago. */
const letPass = (sessionId: string, interval: string) =>
  shop.database.query(
    `update accounts.sessions set rotated_at = rotated_at - $2::interval, expires_at = expires_at - $2::interval
     where id = $1`,
    [sessionId, interval],
  )

const refresh = ({ refreshToken }: { refreshToken: string }, process = shop) =>
  process.accounts.refreshSession({ refreshToken })

describe('logging in', () => {
  it('gives an access token of 15 minutes that says who it is for', async () => {
    const { account, session } = await loggedIn()
    expect(session.expiresIn).toBe(900)
    const { accountId, roles } = await shop.verifier.verify(session.accessToken)
    expect({ accountId, roles }).toEqual({ accountId: account.id, roles: ['customer'] })
  })

  it('says the same of an unknown address and of a wrong password', async () => {
    const { credentials } = await someone(shop)
    const failures = await Promise.all(
      [
        { ...credentials, password: 'wrong password' },
        { ...credentials, email: `${randomUUID()}@example.com` },
      ].map((wrong) => shop.accounts.logIn(wrong).catch((error: unknown) => error)),
    )
    for (const failure of failures) expect(failure).toBeInstanceOf(InvalidCredentials)
    expect(String(failures[0])).toBe(String(failures[1]))
  })

  it('keeps no token that one could use', async () => {
    const { session, sessionId } = await loggedIn()
    const [row] = await shop.database.query<Record<string, unknown>>('select * from accounts.sessions where id = $1', [
      sessionId,
    ])
    const token = Buffer.from(session.refreshToken, 'base64url').toString('hex')
    for (const value of Object.values(row!))
      if (Buffer.isBuffer(value)) expect(token).not.toContain(value.toString('hex'))
  })
})

describe('going on with a session', () => {
  it('gives new tokens of the same session', async () => {
    const { account, session, sessionId } = await loggedIn()
    const next = await refresh(session)
    expect(next.refreshToken).not.toBe(session.refreshToken)
    expect(await shop.verifier.verify(next.accessToken)).toEqual({
      accountId: account.id,
      sessionId,
      roles: ['customer'],
    })
    expect((await refresh(next)).refreshToken).not.toBe(next.refreshToken)
  })

  it('gives the same next token to all who ask at once, in whatever process', async () => {
    const { session } = await loggedIn()
    const answers = await Promise.all([shop, replica, shop, replica].map((process) => refresh(session, process)))
    expect(new Set(answers.map(({ refreshToken }) => refreshToken)).size).toBe(1)
    await expect(refresh(answers[0]!)).resolves.toBeTruthy()
  })

  it('ends the session when a replaced token comes back later', async () => {
    const { session, sessionId } = await loggedIn()
    const next = await refresh(session)
    await letPass(sessionId, '20 seconds')
    await expect(refresh(session)).rejects.toThrow(InvalidRefreshToken)
    await expect(refresh(next)).rejects.toThrow(InvalidRefreshToken)
  })

  it('ends the session when a token comes back that was replaced twice', async () => {
    const { session } = await loggedIn()
    const latest = await refresh(await refresh(session))
    await expect(refresh(session)).rejects.toThrow(InvalidRefreshToken)
    await expect(refresh(latest)).rejects.toThrow(InvalidRefreshToken)
  })

  it('leaves other sessions of the account alone', async () => {
    const { credentials } = await someone(shop)
    const [stolen, other] = [await shop.accounts.logIn(credentials), await shop.accounts.logIn(credentials)]
    await refresh(await refresh(stolen))
    await expect(refresh(stolen)).rejects.toThrow(InvalidRefreshToken)
    await expect(refresh(other)).resolves.toBeTruthy()
  })

  it('is possible for 30 days from the last time', async () => {
    const { session, sessionId } = await loggedIn()
    await letPass(sessionId, '29 days')
    const next = await refresh(session)
    await letPass(sessionId, '29 days')
    const last = await refresh(next)
    await letPass(sessionId, '30 days')
    await expect(refresh(last)).rejects.toThrow(InvalidRefreshToken)
  })

  it('takes up roles that have changed', async () => {
    const { account, session } = await loggedIn()
    await shop.database.query(`update accounts.accounts set roles = '{customer,staff}' where id = $1`, [account.id])
    const { roles } = await shop.verifier.verify((await refresh(session)).accessToken)
    expect(roles).toEqual(['customer', 'staff'])
  })

  it.each(['x', Buffer.alloc(48).toString('base64url')])(
    'refuses %s, which is not one of ours',
    async (refreshToken) => {
      await expect(refresh({ refreshToken })).rejects.toThrow(InvalidRefreshToken)
    },
  )
})

describe('logging out', () => {
  it('revokes the refresh token, while the access token runs out by itself', async () => {
    const { session } = await loggedIn()
    await logOut(shop, session)
    await expect(refresh(session)).rejects.toThrow(InvalidRefreshToken)
    await expect(shop.verifier.verify(session.accessToken)).resolves.toBeTruthy()
  })

  it('wins over a refresh that comes while it is under way', async () => {
    const { session, sessionId } = await loggedIn()
    const loggingOut = shop.process.get(UnitOfWork).run(async () => {
      await shop.process.get(SessionStore).end(sessionId)
      await pause(250)
    })
    await pause(50)
    await expect(refresh(session, replica)).rejects.toThrow(InvalidRefreshToken)
    await loggingOut
  })

  it('may be asked for twice', async () => {
    const { session } = await loggedIn()
    await logOut(shop, session)
    await expect(logOut(shop, session)).resolves.toBeUndefined()
  })
})

describe('what has expired', () => {
  it('is forgotten, and nothing else', async () => {
    const [gone, kept] = [await loggedIn(), await loggedIn()]
    await letPass(gone.sessionId, '31 days')
    await shop.database.query(
      `insert into accounts.login_attempts values ('\\x00', now() - interval '3 minutes', 1), ('\\x01', now(), 1)`,
    )
    await shop.process.get(ForgetExpired).execute()
    const sessions = await shop.database.query<{ id: string }>('select id from accounts.sessions')
    expect(sessions.map(({ id }) => id)).toContain(kept.sessionId)
    expect(sessions.map(({ id }) => id)).not.toContain(gone.sessionId)
    const attempts = await shop.database.query<{ key: Buffer }>(
      `select key from accounts.login_attempts where length(key) = 1`,
    )
    expect(attempts.map(({ key }) => key[0])).toEqual([1])
  })
})
