import type { Socket } from 'node:net'
import { testDatabase, type TestDatabase } from '@twofold/platform-testing'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { begin, BeginningStatement } from './beginning-statement.js'
import { DisposableClient } from './disposable-client.js'
import type { Statement } from './last-write.js'

let database: TestDatabase
let client: DisposableClient
let other: pg.Client
beforeAll(async () => {
  database = await testDatabase()
  other = new pg.Client({ connectionString: database.url })
  await other.connect()
  await other.query('create table notes (text text primary key)')
})
beforeEach(async () => {
  await other.query('truncate notes')
  client = new DisposableClient({ connectionString: database.url, pipeline: true } as pg.ClientConfig)
  await client.connect()
})
afterEach(() => client.end())
afterAll(async () => {
  await other.end()
  await database.drop()
})

const insert = 'insert into notes values ($1) returning text'
const start = () => client.query('START TRANSACTION')
const write = (text: string) => client.query(insert, [text])
const commit = (...last: string[]) => {
  client.commitsWith(last.map((text): Statement => [insert, [text]]))
  return client.query('COMMIT')
}
const notes = async () =>
  (await other.query<{ text: string }>('select text from notes order by text')).rows.map(({ text }) => text)
const isInTransaction = async () => {
  const { rows } = await client.query<{ begun: boolean }>('select now() <> statement_timestamp() as begun')
  return rows[0]!.begun
}

describe.each([
  ['the first transaction of a connection', async () => {}],
  [
    'a later one',
    async () => {
      await start()
      await write('before')
      await client.query('ROLLBACK')
    },
  ],
])('%s', (_, before) => {
  beforeEach(before)

  it('has its statements until it commits', async () => {
    await start()
    const { rows, command, rowCount } = await write('a')
    expect({ rows, command, rowCount }).toEqual({ rows: [{ text: 'a' }], command: 'INSERT', rowCount: 1 })
    await write('b')
    expect(await notes()).toEqual([])
    await commit()
    expect(await notes()).toEqual(['a', 'b'])
    expect(await isInTransaction()).toBe(false)
  })

  it.each([
    ['with parameters', () => write('a')],
    ['without any', () => client.query(`insert into notes values ('a')`)],
    ['that nobody waits for', () => void Promise.all([write('a'), write('b')])],
  ])('takes back a first statement %s', async (_, first) => {
    await start()
    await first()
    await client.query('ROLLBACK')
    expect(await isInTransaction()).toBe(false)
    expect(await notes()).toEqual([])
  })

  it.each([
    ['that PostgreSQL cannot read', () => client.query('insrt into notes values ($1)', ['a']), /syntax error/],
    ['that fails', () => client.query('insert into notes values ($1), ($1)', ['a']), /duplicate key/],
    ['whose values cannot be sent', () => client.query('insert into notes values ($1)', [unsendable]), 'unsendable'],
  ])('says why it has none where its first statement is one %s', async (_, first, reason) => {
    await start()
    await expect(first()).rejects.toThrow(reason)
    await client.query('ROLLBACK')
    expect(await isInTransaction()).toBe(false)
    await start()
    await write('c')
    await commit()
    expect(await notes()).toEqual(['c'])
  })

  it('is none without a statement', async () => {
    for (const end of ['COMMIT', 'ROLLBACK']) {
      await start()
      await client.query(end)
      expect(await isInTransaction()).toBe(false)
    }
  })

  it('has its last statements with the commit', async () => {
    await start()
    await write('a')
    await commit('b', 'c')
    expect(await notes()).toEqual(['a', 'b', 'c'])
  })

  it('may have no other statements', async () => {
    await start()
    await commit('a', 'b')
    expect(await notes()).toEqual(['a', 'b'])
  })

  it.each([
    ['the first', ['a', 'b', 'c']],
    ['one between', ['b', 'a', 'c']],
    ['the last', ['b', 'c', 'a']],
  ])('has nothing where %s of its last statements fails', async (_, last) => {
    await start()
    await write('a')
    await expect(commit(...last)).rejects.toThrow('duplicate key')
    await client.query('ROLLBACK')
    expect(await isInTransaction()).toBe(false)
    expect(await notes()).toEqual([])
  })

  it('forgets the last statements of one that was rolled back', async () => {
    await start()
    client.commitsWith([[insert, ['a']]])
    await client.query('ROLLBACK')
    await start()
    await write('b')
    await client.query('COMMIT')
    expect(await notes()).toEqual(['b'])
  })
})

const unsendable = {
  toPostgres() {
    throw new Error('unsendable')
  },
}

it('makes a trip for its first statement, for each that is waited for, and for all of its last ones and the commit', async () => {
  await start()
  await write('a')
  await commit()
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection
  const trips = [vi.spyOn(stream, '_write'), vi.spyOn(stream, '_writev' as '_write')]
  await start()
  await write('b')
  await write('c')
  await commit('d', 'e')
  expect(trips.reduce((sum, { mock }) => sum + mock.calls.length, 0)).toBe(3)
  expect(await notes()).toEqual(['a', 'b', 'c', 'd', 'e'])
})

it('has no statement that PostgreSQL runs where it refused to begin', async () => {
  // A connection where BEGIN has been forgotten.
  await client.query(begin)
  await client.query('ROLLBACK')
  await client.query(`deallocate ${begin.name}`)
  const written = new Promise((resolve, reject) => {
    const statement = { text: insert, values: ['a'] }
    client.query(new BeginningStatement(statement, (error, result) => (error ? reject(error) : resolve(result))))
  })
  await expect(written).rejects.toThrow('prepared statement "begin" does not exist')
  expect(await notes()).toEqual([])
  await write('b')
  expect(await notes()).toEqual(['b'])
})
