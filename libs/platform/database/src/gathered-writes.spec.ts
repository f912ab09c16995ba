import 'reflect-metadata'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Connected, connected } from './connected.fixture.js'
import { DatabaseSettings } from './database.settings.js'
import { GatheredWrites } from './gathered-writes.js'

interface Note {
  id: number
  text: string
}

let stop: Connected['stop']
let dataSource: Connected['dataSource']
let unitOfWork: Connected['unitOfWork']
/** The ids of each statement. */
let statements: number[][]

beforeAll(async () => {
  ;({ stop, dataSource, unitOfWork } = await connected())
  await dataSource.query(`create table notes (id int primary key, text text check (text <> 'refused'))`)
})
beforeEach(async () => {
  statements = []
  await dataSource.query('delete from notes')
})
afterAll(() => stop?.())

/** Adds a note; answers whether it was new. */
function adding(gathers = true) {
  const settings = { DATABASE_GATHERS_WRITES: gathers } as DatabaseSettings
  return new GatheredWrites(unitOfWork, settings).byKey<Note, boolean>(
    ({ id }) => String(id).padStart(4, '0'),
    async (notes) => {
      const ids = notes.map(({ id }) => id)
      statements.push(ids)
      const added = await unitOfWork.manager.query<{ id: number }[]>(
        `insert into notes select * from unnest($1::int[], $2::text[]) on conflict do nothing returning id`,
        [ids, notes.map(({ text }) => text)],
      )
      const news = new Set(added.map(({ id }) => id))
      return ids.map((id) => news.has(id))
    },
  )
}

const texts = async () => (await dataSource.query<Note[]>('select * from notes order by id')).map(({ text }) => text)

describe('gathered writes', () => {
  it('write many things with few statements, in the order of their keys, and answer each', async () => {
    const add = adding()
    await add({ id: 7, text: 'earlier' })
    const notes = Array.from({ length: 300 }, (_, n) => ({ id: 300 - n, text: `note ${300 - n}` }))
    const answers = await Promise.all(notes.map(add))
    expect(answers).toEqual(notes.map(({ id }) => id !== 7))
    expect(statements.length).toBeLessThan(10)
    for (const ids of statements) expect(ids).toEqual([...ids].sort((a, b) => a - b))
    expect(await texts()).toHaveLength(300)
  })

  it('write each of several with the same key, and tell one of them alone that it was new', async () => {
    const [add, note] = [adding(), { id: 1, text: 'the same' }]
    const answers = await Promise.all(Array.from({ length: 20 }, () => add(note)))
    expect(answers.filter(Boolean)).toHaveLength(1)
  })

  it('fail for nobody but the one whose thing is at fault', async () => {
    const add = adding()
    const answers = await Promise.allSettled(['fine', 'refused', 'fine too'].map((text, n) => add({ id: n, text })))
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(await texts()).toEqual(['fine', 'fine too'])
  })

  it('belong to the unit of work that they are made in', async () => {
    const add = adding()
    const unit = unitOfWork.run(async () => {
      await Promise.all([add({ id: 1, text: 'undone' }), add({ id: 2, text: 'undone' })])
      throw new Error('never mind')
    })
    await expect(Promise.all([unit, add({ id: 3, text: 'stays' })])).rejects.toThrow('never mind')
    await expect.poll(texts).toEqual(['stays'])
  })

  it('are one statement each where that is asked for', async () => {
    const add = adding(false)
    await Promise.all([1, 2, 3].map((id) => add({ id, text: 'alone' })))
    expect(statements.map((ids) => ids.length)).toEqual([1, 1, 1])
  })
})
