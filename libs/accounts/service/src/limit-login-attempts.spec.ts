import { setTimeout as pause } from 'node:timers/promises'
import { TooManyAttempts } from '@twofold/accounts-contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AccountsInTest, calling, someone, startAccounts } from './accounts.fixture.js'
import { LimitLoginAttempts } from './limit-login-attempts.js'

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

describe('attempts to log in', () => {
  const limit = 30
  const count = (process: AccountsInTest, email: string, clientAddress: string) =>
    calling({ clientAddress }, () => process.process.get(LimitLoginAttempts).count(email))
  /** Attempts within one minute, in turns in both processes. */
  async function use(attempts: number, email: string, clientAddress: string) {
    const left = 60 - new Date().getSeconds()
    if (left < 5) await pause(left * 1_000)
    for (let n = 0; n < attempts; n++) await count(n % 2 ? shop : replica, email, clientAddress)
  }

  it('are limited for an account and an address, over all processes together', async () => {
    const { credentials } = await someone(shop)
    await use(limit, credentials.email, '192.0.2.1')
    for (const process of [shop, replica]) {
      const attempt = calling({ clientAddress: '192.0.2.1' }, () => process.accounts.logIn(credentials))
      await expect(attempt).rejects.toThrow(TooManyAttempts)
    }
  })

  it('are not limited for the same account from elsewhere, nor for another one from there', async () => {
    await use(limit, 'ada@example.com', '192.0.2.1')
    await expect(count(shop, 'ada@example.com', '192.0.2.2')).resolves.toBeUndefined()
    await expect(count(shop, 'bob@example.com', '192.0.2.1')).resolves.toBeUndefined()
  })

  it('are free again in the next minute', async () => {
    await use(limit, 'eve@example.com', '192.0.2.1')
    await expect(count(shop, 'eve@example.com', '192.0.2.1')).rejects.toThrow(TooManyAttempts)
    await shop.database.query(`update accounts.login_attempts set minute = minute - interval '1 minute'`)
    await expect(count(shop, 'eve@example.com', '192.0.2.1')).resolves.toBeUndefined()
  })
})
