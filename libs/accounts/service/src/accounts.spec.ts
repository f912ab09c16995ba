import { randomUUID } from 'node:crypto'
import { AccountNotFound, EmailTaken } from '@twofold/accounts-contract'
import { Unauthenticated } from '@twofold/platform-contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AccountsInTest, calling, password, someone, startAccounts } from './accounts.fixture.js'
import { DemoAccountsStore } from './seed/demo-accounts.store.js'

let shop: AccountsInTest
beforeAll(async () => void (shop = await startAccounts()))
afterAll(() => shop.stop())

describe('registering', () => {
  it('opens an account as a customer', async () => {
    const email = `${randomUUID()}@example.com`
    const account = await shop.accounts.register({ email, password, name: 'Ada' })
    expect(account).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      email,
      name: 'Ada',
      roles: ['customer'],
      createdAt: expect.stringMatching(/Z$/),
      updatedAt: account.createdAt,
    })
  })

  it('keeps no password that one could read', async () => {
    const { account } = await someone(shop)
    const [row] = await shop.database.query<{ password_hash: string }>(
      'select password_hash from accounts.accounts where id = $1',
      [account.id],
    )
    expect(row!.password_hash).toMatch(/^\$scrypt\$ln=15,r=8,p=1\$/)
    expect(JSON.stringify(row)).not.toContain(password)
  })

  it('tells of it, once and in the same transaction', async () => {
    const { account, credentials } = await someone(shop)
    await expect(shop.accounts.register({ ...credentials, name: 'Bob' })).rejects.toThrow(EmailTaken)
    const told = await shop.database.query<{ subject: string; payload: object }>(
      `select subject, payload from accounts.outbox where payload ->> 'email' = $1`,
      [account.email],
    )
    const payload = { accountId: account.id, email: account.email, name: 'Ada' }
    expect(told).toEqual([{ subject: 'accounts.event.account-registered', payload }])
  })

  it('lets one of many at once have an address', async () => {
    const registration = { email: `${randomUUID()}@example.com`, password, name: 'Ada' }
    const asked = await Promise.allSettled(Array.from({ length: 5 }, () => shop.accounts.register(registration)))
    const refused = asked.filter((result) => result.status === 'rejected').map(({ reason }) => reason)
    expect(refused).toHaveLength(4)
    for (const reason of refused) expect(reason).toBeInstanceOf(EmailTaken)
  })

  it('never stores two spellings of an address', async () => {
    const { account } = await someone(shop)
    const shout = 'update accounts.accounts set email = upper(email) where id = $1'
    await expect(shop.database.query(shout, [account.id])).rejects.toThrow('accounts_email_check')
  })
})

describe('your account', () => {
  it('is the one that you are signed in to', async () => {
    const { account, caller } = await someone(shop)
    expect(await calling({ caller }, () => shop.accounts.getMyAccount({}))).toEqual(account)
  })

  it('is nobody’s without signing in', async () => {
    await expect(calling({}, () => shop.accounts.getMyAccount({}))).rejects.toThrow(Unauthenticated)
  })

  it('changes its name and its address', async () => {
    const { account, caller } = await someone(shop)
    const changes = { name: 'Ada Lovelace', email: `${randomUUID()}@example.com` }
    const changed = await calling({ caller }, () => shop.accounts.updateMyAccount(changes))
    expect(changed).toEqual({ ...account, ...changes, updatedAt: changed.updatedAt })
    expect(changed.updatedAt >= account.updatedAt).toBe(true)
    await expect(shop.accounts.logIn({ email: changes.email, password })).resolves.toBeTruthy()
  })

  it('does not take the address of another one', async () => {
    const [{ caller }, other] = [await someone(shop), await someone(shop)]
    const take = () => shop.accounts.updateMyAccount({ email: other.account.email })
    await expect(calling({ caller }, take)).rejects.toThrow(EmailTaken)
  })

  it('may be gone while the token is still valid', async () => {
    const caller = { accountId: randomUUID(), sessionId: randomUUID(), roles: ['customer'] }
    await expect(calling({ caller }, () => shop.accounts.getMyAccount({}))).rejects.toThrow(AccountNotFound)
    const rename = () => shop.accounts.updateMyAccount({ name: 'Ada' })
    await expect(calling({ caller }, rename)).rejects.toThrow(AccountNotFound)
  })
})

describe('the demonstration', () => {
  it('has a customer and a member of staff, however often it is prepared', async () => {
    const seed = shop.process.get(DemoAccountsStore)
    await seed.run()
    await seed.run()
    const rows = await shop.database.query(
      `select id, email, roles from accounts.accounts where email like '%@twofold.example' order by email`,
    )
    expect(rows).toEqual([
      { id: '019b76da-a800-7000-8001-000000000001', email: 'customer@twofold.example', roles: ['customer'] },
      { id: '019b76da-a800-7000-8001-000000000002', email: 'staff@twofold.example', roles: ['staff'] },
    ])
    for (const name of ['customer', 'staff']) {
      const credentials = { email: `${name}@twofold.example`, password: `${name}-password` }
      await expect(shop.accounts.logIn(credentials)).resolves.toBeTruthy()
    }
  })
})
