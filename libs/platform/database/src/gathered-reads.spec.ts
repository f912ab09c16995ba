import 'reflect-metadata'
import { currentCall, withBackgroundCall } from '@twofold/platform-context'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Connected, connected } from './connected.fixture.js'
import { DatabaseSettings } from './database.settings.js'
import { GatheredReads } from './gathered-reads.js'

interface Note {
  id: string
  text: string
}

let stop: Connected['stop']
let database: Connected['database']
let dataSource: Connected['dataSource']
let unitOfWork: Connected['unitOfWork']
/** The keys of each statement. */
let statements: string[][]

beforeAll(async () => {
  ;({ stop, database, dataSource, unitOfWork } = await connected())
  await dataSource.query('create table notes (id int primary key, text text)')
  await dataSource.query(`insert into notes select n, 'note ' || n from generate_series(1, 300) n`)
})
beforeEach(() => void (statements = []))
afterAll(() => stop?.())

function reads(gathers: boolean) {
  return new GatheredReads(unitOfWork, { DATABASE_GATHERS_READS: gathers } as DatabaseSettings)
}

function readAll(ids: readonly string[]): Promise<Note[]> {
  statements.push([...ids])
  return unitOfWork.manager.query('select id::text, text from notes where id = any($1::int[])', [ids])
}

const idOf = ({ id }: Note) => id
const reading = (gathers: boolean) => reads(gathers).byKey(readAll, idOf)

describe('gathered reads', () => {
  it('read many things with few statements, each once however many want it', async () => {
    const read = reading(true)
    const wanted = Array.from({ length: 500 }, (_, n) => String((n % 250) + 1))
    const notes = await Promise.all(wanted.map(read))
    expect(notes.map((note) => note?.text)).toEqual(wanted.map((id) => `note ${id}`))
    expect(statements.length).toBeLessThan(10)
    expect(statements.every((ids) => new Set(ids).size === ids.length)).toBe(true)
  })

  it('answer undefined for what is not there', async () => {
    const read = reading(true)
    expect(await Promise.all([read('1'), read('999')])).toEqual([{ id: '1', text: 'note 1' }, undefined])
  })

  it.each([true, false])(
    'of several things are one statement, with what is there, once (gathered: %s)',
    async (gathers) => {
      const read = reads(gathers).byKeys(readAll, idOf)
      expect(await read(['1', '999', '2', '1'])).toEqual([1, 2].map((n) => ({ id: String(n), text: `note ${n}` })))
      expect(statements).toEqual([['1', '999', '2']])
    },
  )

  it('fail for nobody but the one whose key is at fault', async () => {
    const read = reading(true)
    const answers = await Promise.allSettled([read('1'), read('nonsense'), read('2')])
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  })

  it('see what their unit of work has written, and nobody else does', async () => {
    const read = reading(true)
    await unitOfWork.run(async () => {
      await unitOfWork.manager.query(`update notes set text = 'changed' where id = $1`, [7])
      expect(await read('7')).toMatchObject({ text: 'changed' })
    })
    await unitOfWork.manager.query(`update notes set text = 'note 7' where id = $1`, [7])
  })

  it('belong to no call: what one of them is, the others are not', async () => {
    const seen: unknown[] = []
    const read = new GatheredReads(unitOfWork, { DATABASE_GATHERS_READS: true } as DatabaseSettings).byKey<
      string,
      string
    >(
      async (keys) => {
        seen.push(currentCall())
        return keys
      },
      (key) => key,
    )
    expect(await withBackgroundCall({ requestId: 'mine' }, () => read('a'))).toBe('a')
    expect(seen).toEqual([undefined])
  })

  it('all fail with the connection, at once, and work again with the next one', async () => {
    const read = reading(true)
    const slow = new GatheredReads(unitOfWork, { DATABASE_GATHERS_READS: true } as DatabaseSettings).byKey<
      string,
      Note
    >(
      () => unitOfWork.manager.query('select pg_sleep($1)', [10]),
      ({ id }) => id,
    )
    const answers = Promise.allSettled([slow('1'), slow('2')])
    const cut = `select pg_terminate_backend(pid) from pg_stat_activity where query = 'select pg_sleep($1)'`
    await vi.waitFor(async () => expect(await database.query(cut)).toHaveLength(1))
    expect((await answers).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    // The pool may not have noticed yet.
    await vi.waitFor(async () => expect(await read('1')).toMatchObject({ text: 'note 1' }))
  })

  it('are statements of their own where gathering is switched off', async () => {
    const read = reading(false)
    await Promise.all(['1', '2', '3'].map(read))
    expect(statements).toEqual([['1'], ['2'], ['3']])
  })
})
