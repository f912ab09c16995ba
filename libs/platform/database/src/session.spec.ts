import { testDatabase } from '@twofold/platform-testing'
import { describe, expect, it, onTestFinished } from 'vitest'
import { DatabaseSettings } from './database.settings.js'
import { Session } from './session.js'

async function open(options?: Parameters<typeof Session.open>[2]): Promise<Session> {
  const database = await testDatabase()
  const settings = { DATABASE_URL: database.url, DATABASE_POOL_SIZE: 1, DATABASE_STATEMENT_TIMEOUT_MS: 5_000 }
  const session = await Session.open(new DatabaseSettings(settings as never), 'session-test', options)
  onTestFinished(async () => {
    await session.close()
    await database.drop()
  })
  return session
}

const waitsForTheDisk = async (session: Session) => {
  const [row] = await session.query<{ synchronous_commit: string }>('show synchronous_commit')
  return row!.synchronous_commit === 'on'
}

describe('a session', () => {
  it('commits to the disk', async () => {
    expect(await waitsForTheDisk(await open())).toBe(true)
  })

  it('does not wait for it where what it commits may be forgotten', async () => {
    expect(await waitsForTheDisk(await open({ mayForget: true }))).toBe(false)
  })

  it('answers one statement after the other, in the order of asking', async () => {
    const session = await open()
    const order: string[] = []
    const ask = async (name: string, seconds: number) => {
      await session.query('select pg_sleep($1)', [seconds])
      order.push(name)
    }
    await Promise.all([ask('slow', 0.05), ask('quick', 0)])
    expect(order).toEqual(['slow', 'quick'])
  })
})
