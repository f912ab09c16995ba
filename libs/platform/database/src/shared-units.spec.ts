import 'reflect-metadata'
import { currentCall, newTraceparent, withBackgroundCall } from '@twofold/platform-context'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Connected, connected } from './connected.fixture.js'
import { DatabaseSettings } from './database.settings.js'
import { GatheredWrites } from './gathered-writes.js'
import type { LastWrite } from './last-write.js'
import { SharedUnits } from './shared-units.js'

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
  await dataSource.query(
    `create table notes (id int primary key, text text check (text <> 'refused'), transaction xid8 default pg_current_xact_id())`,
  )
})
beforeEach(async () => {
  statements = []
  await dataSource.query('delete from notes')
})
afterAll(() => stop?.())

function sharing(gathers = true) {
  const settings = { DATABASE_GATHERS_WRITES: gathers, DATABASE_POOL_SIZE: 5 } as DatabaseSettings
  const add = new GatheredWrites(unitOfWork, settings).byKey<Note, void>(
    ({ id }) => String(id),
    async (notes) => {
      statements.push(notes.map(({ id }) => id))
      await unitOfWork.manager.query(`insert into notes (id, text) select * from unnest($1::int[], $2::text[])`, [
        notes.map(({ id }) => id),
        notes.map(({ text }) => text),
      ])
      return notes.map(() => undefined)
    },
  )
  return { add, run: new SharedUnits(unitOfWork, settings).ofOneKind() }
}

const texts = async () => (await dataSource.query<Note[]>('select text from notes order by id')).map(({ text }) => text)
const transactions = async () =>
  (await dataSource.query<[{ count: number }]>('select count(distinct transaction)::int as count from notes'))[0].count

describe('units of work of one kind', () => {
  it('share transactions and statements where they come together, and each gets its own answer', async () => {
    const { add, run } = sharing()
    const committed: number[] = []
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, n) =>
        run(async () => {
          await add({ id: n, text: `note ${n}` })
          unitOfWork.afterCommit(() => committed.push(n))
          await add({ id: n + 100, text: 'and another' })
          return n
        }),
      ),
    )
    expect(answers).toEqual(Array.from({ length: 60 }, (_, n) => n))
    expect(await texts()).toHaveLength(120)
    expect(await transactions()).toBeLessThan(10)
    expect(statements.length).toBeLessThan(20)
    expect(committed.sort((a, b) => a - b)).toEqual(answers)
  })

  it('share the statement of their last writes, and fail alone by them', async () => {
    const { add, run } = sharing()
    const mark: LastWrite<Note> = {
      keyOf: ({ id }) => String(id),
      statementOf: (marks) => {
        statements.push(marks.map(({ id }) => id))
        const values = [marks.map(({ id }) => id), marks.map(({ text }) => text)]
        return [
          'update notes set text = mark.text from unnest($1::int[], $2::text[]) as mark (id, text) where notes.id = mark.id',
          values,
        ]
      },
    }
    const marked = (texts: readonly string[]) =>
      Promise.allSettled(
        texts.map((text, id) =>
          run(async () => {
            await add({ id, text: 'new' })
            unitOfWork.writeLast(mark, { id, text })
            return id
          }),
        ),
      )
    expect(await marked(['one', 'two', 'three'])).toMatchObject([0, 1, 2].map((value) => ({ value })))
    expect(await texts()).toEqual(['one', 'two', 'three'])
    expect(statements).toEqual([
      [0, 1, 2],
      [0, 1, 2],
    ])
    await dataSource.query('delete from notes')
    const outcomes = await marked(['one', 'refused', 'three'])
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(await texts()).toEqual(['one', 'three'])
  })

  it('fail for nobody but the one whose work fails, of which nothing stays', async () => {
    const { add, run } = sharing()
    const unlucky = ['fine', 'thrown', 'fine', 'refused', 'fine']
    const outcomes = await Promise.allSettled(
      unlucky.map((text, id) =>
        run(async () => {
          await add({ id, text })
          if (text === 'thrown') throw new Error('thrown')
        }),
      ),
    )
    expect(outcomes.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
      'rejected',
      'fulfilled',
    ])
    expect(await texts()).toEqual(['fine', 'fine', 'fine'])
  })

  it('are tried once where they are alone, and fail with their own failure', async () => {
    const { run } = sharing()
    let tries = 0
    const alone = run(async () => {
      tries++
      throw new Error('no')
    })
    await expect(alone).rejects.toThrow('no')
    expect(tries).toBe(1)
  })

  it('write also what is not gathered, one statement after the other', async () => {
    const { run } = sharing()
    const warnings: Error[] = []
    const note = (warning: Error) => warnings.push(warning)
    process.on('warning', note)
    await Promise.all(
      [1, 2, 3].map((id) =>
        run(() => unitOfWork.manager.query(`insert into notes (id, text) values ($1, 'by itself')`, [id])),
      ),
    )
    process.off('warning', note)
    expect(await texts()).toHaveLength(3)
    expect(await transactions()).toBeLessThan(3)
    expect(warnings).toEqual([])
  })

  it('run alone where one of them wants a savepoint', async () => {
    const { add, run } = sharing()
    const saving = (id: number) =>
      run(async () => {
        await add({ id, text: 'outer' })
        for (const [place, text] of ['refused', 'inner'].entries())
          await unitOfWork.run(() => add({ id: 10 * id + place, text })).catch(() => {})
      })
    await Promise.all([saving(1), saving(2), run(() => add({ id: 3, text: 'plain' }))])
    expect(await texts()).toEqual(['outer', 'outer', 'plain', 'inner', 'inner'])
  })

  it('tell nobody of a commit that a statement has spoiled, even where its work goes on', async () => {
    const { add, run } = sharing()
    const careless = run(async () => {
      await add({ id: 2, text: 'lost' })
      await unitOfWork.manager.query('select 1 / 0').catch(() => {})
    })
    await Promise.allSettled([careless, run(() => add({ id: 1, text: 'fine' }))])
    expect(await texts()).toEqual(['fine'])
  })

  it('belong each to the call that it was made for', async () => {
    const { add, run } = sharing()
    const seen = await Promise.all(
      ['a', 'b'].map((requestId, id) =>
        withBackgroundCall({ requestId, traceparent: newTraceparent() }, () =>
          run(async () => {
            await add({ id, text: requestId })
            return currentCall()?.requestId
          }),
        ),
      ),
    )
    expect(seen).toEqual(['a', 'b'])
    expect(await transactions()).toBe(1)
  })

  it('join the unit that is open', async () => {
    const { add, run } = sharing()
    const outer = unitOfWork.run(async () => {
      await run(() => add({ id: 1, text: 'undone' }))
      throw new Error('never mind')
    })
    await expect(outer).rejects.toThrow('never mind')
    expect(await texts()).toEqual([])
  })

  it('have a transaction each where that is asked for', async () => {
    const { add, run } = sharing(false)
    await Promise.all([1, 2, 3].map((id) => run(() => add({ id, text: 'alone' }))))
    expect(await transactions()).toBe(3)
  })
})
