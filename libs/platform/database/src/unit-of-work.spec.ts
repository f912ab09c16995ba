import 'reflect-metadata'
import { RemoteCallInsideUnitOfWork, refuseInsideUnitOfWork } from '@twofold/platform-context'
import { testDatabase } from '@twofold/platform-testing'
import { DataSource } from 'typeorm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createDataSource } from './data-source.js'
import type { LastWrite } from './last-write.js'
import { UnitOfWork } from './unit-of-work.js'

let database: Awaited<ReturnType<typeof testDatabase>>
let dataSource: DataSource
let unitOfWork: UnitOfWork

beforeAll(async () => {
  database = await testDatabase()
  const connection = { url: database.url, poolSize: 5, statementTimeoutMs: 1_000, applicationName: 'test' }
  dataSource = await createDataSource(connection, []).initialize()
  unitOfWork = new UnitOfWork(dataSource)
  await dataSource.query('create table notes (text text)')
})
beforeEach(() => dataSource.query('truncate notes'))
afterAll(async () => {
  await dataSource?.destroy()
  await database?.drop()
})

const write = (text: string) => unitOfWork.manager.query('insert into notes values ($1)', [text])
const notes = async () => (await dataSource.query<{ text: string }[]>('select text from notes')).map(({ text }) => text)

it('commits what all that joined it wrote', async () => {
  await unitOfWork.run(async () => {
    await write('a')
    await write('b')
    expect(await notes()).toEqual([])
  })
  expect(await notes()).toEqual(['a', 'b'])
})

it('rolls all of it back when it throws', async () => {
  const failed = unitOfWork.run(async () => {
    await write('a')
    throw new Error('no')
  })
  await expect(failed).rejects.toThrow('no')
  expect(await notes()).toEqual([])
})

it('takes back only the inner unit where its failure is caught', async () => {
  await unitOfWork.run(async () => {
    await write('outer')
    await unitOfWork
      .run(async () => {
        await write('inner')
        throw new Error('no')
      })
      .catch(() => {})
  })
  expect(await notes()).toEqual(['outer'])
})

describe('a last write', () => {
  const noted: LastWrite<string> = {
    keyOf: (text) => text,
    statementOf: (texts) => ['insert into notes select unnest($1::text[])', [texts]],
  }
  const writeLast = (text: string) => unitOfWork.writeLast(noted, text)

  it('comes with the commit, in one statement with others of its kind', async () => {
    await unitOfWork.run(async () => {
      writeLast('b')
      await write('a')
      writeLast('c')
      expect(await unitOfWork.manager.query('select text from notes')).toEqual([{ text: 'a' }])
    })
    expect(await notes()).toEqual(['a', 'b', 'c'])
  })

  it('takes the unit back where it fails, and is not there where the unit fails', async () => {
    const failing = unitOfWork.run(async () => {
      await write('a')
      writeLast('b')
      unitOfWork.writeLast({ ...noted, statementOf: () => ['select 1 / $1::int', [0]] }, '')
      unitOfWork.afterCommit(() => expect.unreachable())
    })
    await expect(failing).rejects.toThrow('division by zero')
    const thrown = unitOfWork.run(async () => {
      writeLast('c')
      throw new Error('no')
    })
    await expect(thrown).rejects.toThrow('no')
    expect(await notes()).toEqual([])
  })

  it('of an inner unit comes with the outermost commit, unless that unit fails', async () => {
    await unitOfWork.run(async () => {
      await unitOfWork.run(async () => writeLast('kept'))
      await unitOfWork
        .run(async () => {
          writeLast('lost')
          throw new Error('no')
        })
        .catch(() => {})
      expect(await notes()).toEqual([])
    })
    expect(await notes()).toEqual(['kept'])
  })

  it('is refused where no unit is open', () => {
    expect(() => writeLast('a')).toThrow('no unit of work')
  })
})

it('acts after the outermost commit, and never for what was rolled back', async () => {
  const acted: string[] = []
  await unitOfWork.run(async () => {
    await unitOfWork.run(async () => unitOfWork.afterCommit(() => acted.push('kept')))
    await unitOfWork
      .run(async () => {
        unitOfWork.afterCommit(() => acted.push('lost'))
        throw new Error('no')
      })
      .catch(() => {})
    expect(acted).toEqual([])
  })
  expect(acted).toEqual(['kept'])
})

it('does not mix concurrent units', async () => {
  const failing = unitOfWork.run(async () => {
    await write('lost')
    throw new Error('no')
  })
  await Promise.allSettled([failing, unitOfWork.run(() => write('kept'))])
  expect(await notes()).toEqual(['kept'])
})

it('refuses remote calls while it is open', async () => {
  expect(() => refuseInsideUnitOfWork('x.rpc.y')).not.toThrow()
  const inside = unitOfWork.run(async () => refuseInsideUnitOfWork('x.rpc.y'))
  await expect(inside).rejects.toThrow(RemoteCallInsideUnitOfWork)
})

it('gives no connection back to the pool that waits for an answer for ever', async () => {
  const impatient = createDataSource(
    { url: database.url, poolSize: 1, statementTimeoutMs: 0, applicationName: 'impatient' },
    [],
  )
  await impatient.initialize()
  // The client gives up after a second; the server, unlimited here, would go on for ten.
  await expect(impatient.query('select pg_sleep(10)')).rejects.toThrow()
  expect(await impatient.query('select 1 as one')).toEqual([{ one: 1 }])
  await impatient.destroy()
})
