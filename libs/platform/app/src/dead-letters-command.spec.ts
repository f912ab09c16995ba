import { Consumers, Inbox } from '@twofold/platform-events'
import { testDatabase, type TestDatabase } from '@twofold/platform-testing'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { diary, diaryApp, entered, potted, unspeakable } from './diary.fixture.js'
import { runIn } from './run.fixture.js'
import { startDomain } from './start-domain.js'

let database: TestDatabase
let process: Awaited<ReturnType<typeof startDomain>>
let letters: string[]

beforeAll(async () => {
  database = await testDatabase()
  vi.stubEnv('DATABASE_URL', database.url)
  process = await startDomain(diary, { databaseUrl: database.url })
})
beforeEach(async () => {
  entered.length = 0
  await database.query('truncate diary.inbox, diary.inbox_versions, diary.dead_letters')
  unspeakable.add('fern')
  for (let tries = 1; tries < 5; tries++) await take('fern', 1)
  expect(await take('fern', 1)).toBe('parked')
  expect(await take('fern', 2)).toBe('parked')
  const rows = await database.query<{ id: string }>('select id from diary.dead_letters order by id')
  letters = rows.map(({ id }) => `diary.${id}`)
})
afterEach(() => unspeakable.clear())
afterAll(async () => {
  vi.unstubAllEnvs()
  await process.stop()
  await database.drop()
})

const events = new Map<string, ReturnType<typeof potted>>()
function take(plant: string, version: number) {
  const key = `${plant} ${version}`
  const message = events.get(key) ?? potted(plant, version)
  events.set(key, message)
  return process.get(Inbox).take(process.get(Consumers).all[0]!, message, 'any order')
}

const deadLetters = (...args: string[]) => runIn(diaryApp, 'dead-letters', ...args)

describe('dead-letters', () => {
  it('lists what could not be applied, with where it stands and why', async () => {
    const { code, printed } = await deadLetters()
    expect(code).toBe(0)
    expect(printed).toContain(`${letters[0]}  garden.event.plant-potted, version 1 of fern`)
    expect(printed).toMatch(
      /for diary--write-entry-when-plant-potted, since .+Z, tried 5 times\n +Error: no words for fern\n/,
    )
    expect(printed).toMatch(new RegExp(`${letters[1]} [^]+came after a parked event\n2 in all\\.$`))
  })

  it('applies all of them once their cause is gone, and again changes nothing', async () => {
    unspeakable.clear()
    expect(await deadLetters('replay', '--all')).toEqual({ code: 0, printed: '2 events were applied.', complained: '' })
    expect(await deadLetters('replay', '--all')).toMatchObject({ code: 0, printed: '0 events were applied.' })
    expect(await deadLetters()).toMatchObject({ printed: 'No dead letters.' })
    expect(entered).toEqual(['fern 1', 'fern 2'])
    expect(await take('fern', 3)).toBe('applied')
  })

  it('applies a letter in its place among those of its aggregate, and those of no other', async () => {
    unspeakable.add('rose')
    for (let tries = 1; tries <= 5; tries++) await take('rose', 1)
    unspeakable.clear()
    expect(await deadLetters('replay', letters[1]!)).toMatchObject({ code: 0, printed: '2 events were applied.' })
    expect(entered).toEqual(['fern 1', 'fern 2'])
    expect((await deadLetters()).printed).toContain('of rose')
    expect(await deadLetters('replay', letters[1]!)).toMatchObject({
      code: 0,
      printed: expect.stringContaining('nothing to do'),
    })
  })

  it('says what failed again, and keeps it', async () => {
    const { code, printed, complained } = await deadLetters('replay', letters[0]!)
    expect({ code, printed }).toEqual({ code: 1, printed: '0 events were applied.' })
    expect(complained).toContain('diary--write-entry-when-plant-potted, fern: Error: no words for fern')
    expect((await deadLetters()).printed).toContain('tried 6 times')
  })

  it('replays nothing that is not an event', async () => {
    await process.get(Inbox).refuse(process.get(Consumers).all[0]!, { body: 'AAEC' }, 'not JSON')
    const { printed } = await deadLetters()
    const [, id] = /(\S+) {2}not an event\n.+\n +not JSON/.exec(printed)!
    expect(await deadLetters('replay', id!)).toMatchObject({
      code: 1,
      complained: expect.stringContaining('is not an event'),
    })
  })

  const toNobody = () => database.query(`update diary.dead_letters set consumer = 'diary--gone'`)

  it.each([['one'], ['--all']])('refuses to replay what is for a reaction that is gone: %s', async (which) => {
    await toNobody()
    await database.query('truncate diary.inbox_versions')
    const { code, complained } = await deadLetters('replay', which === 'one' ? letters[1]! : which)
    expect(code).toBe(1)
    expect(complained).toContain(`${letters[1]} is for diary--gone, a reaction that is gone`)
  })

  it('discards what is for a reaction that is gone', async () => {
    await toNobody()
    for (const id of letters) {
      expect(await deadLetters('discard', id)).toMatchObject({ code: 0, printed: `${id} is discarded.` })
    }
    expect(await deadLetters()).toMatchObject({ printed: 'No dead letters.' })
  })

  it('discards an event, after which the next ones of its aggregate go on', async () => {
    expect(await deadLetters('discard', letters[1]!)).toMatchObject({
      code: 1,
      complained: expect.stringContaining('An earlier event of fern stands before'),
    })
    await deadLetters('discard', letters[0]!)
    unspeakable.clear()
    expect(await deadLetters('replay', '--all')).toMatchObject({ printed: '1 event was applied.' })
    expect(entered).toEqual(['fern 2'])
    expect(await take('fern', 1)).toBe('repeated')
  })

  it('has an aggregate go on when its last event was discarded', async () => {
    for (const id of letters) await deadLetters('discard', id)
    unspeakable.clear()
    expect(await take('fern', 3)).toBe('applied')
    expect(await deadLetters('discard', letters[0]!)).toMatchObject({
      printed: expect.stringContaining('nothing to do'),
    })
  })

  it('discards what is not an event', async () => {
    await process.get(Inbox).refuse(process.get(Consumers).all[0]!, { body: 'AAEC' }, 'not JSON')
    const { printed } = await deadLetters()
    const [, id] = /(\S+) {2}not an event/.exec(printed)!
    expect(await deadLetters('discard', id!)).toMatchObject({ code: 0 })
    expect((await deadLetters()).printed).not.toContain('not an event')
  })

  it('leaves no connection behind where it refuses', async () => {
    expect(await deadLetters('replay', letters[0]!)).toMatchObject({ code: 1 })
    const connections = `select 1 from pg_stat_activity where datname = current_database() and application_name = 'diary'`
    await expect.poll(() => database.query(connections)).toEqual([])
  })

  it.each([
    [['replay']],
    [['replay', '12']],
    [['replay', 'diary.1', 'diary.2']],
    [['delete', 'diary.1']],
    [['discard', '--all']],
  ])('refuses %j, and says how it is used', async (args) => {
    const { code, complained } = await deadLetters(...args)
    expect(code).toBe(2)
    expect(complained).toContain('dead-letters replay <id> | --all')
  })
})
