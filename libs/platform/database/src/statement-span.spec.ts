import 'reflect-metadata'
import { withCall, Deadline, withoutCall } from '@twofold/platform-context'
import type { RecordedSpan, Tracing } from '@twofold/platform-telemetry'
import { testDatabase, type TestDatabase } from '@twofold/platform-testing'
import type { DataSource } from 'typeorm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createDataSource } from './data-source.js'
import { DatabaseSettings } from './database.settings.js'
import { GatheredReads } from './gathered-reads.js'
import { GatheredWrites } from './gathered-writes.js'
import { SharedUnits } from './shared-units.js'
import { UnitOfWork } from './unit-of-work.js'

const spans: { name: string; text: unknown; traceparent: string; error?: string | undefined }[] = []

/** Records what is begun, as the tracing of a process would, and keeps it here. */
const tracing: Pick<Tracing, 'within'> = {
  within(traceparent, begun) {
    const { name, attributes } = begun()
    const span: (typeof spans)[number] = { name, text: attributes?.['db.query.text'], traceparent }
    spans.push(span)
    return { end: (_: object, error?: string) => void (span.error = error) } as unknown as RecordedSpan
  },
}

let database: TestDatabase
let dataSource: DataSource
let unitOfWork: UnitOfWork
beforeAll(async () => {
  database = await testDatabase()
  const connection = { url: database.url, poolSize: 5, statementTimeoutMs: 1_000, applicationName: 'test', tracing }
  dataSource = await createDataSource(connection, []).initialize()
  unitOfWork = new UnitOfWork(dataSource)
  await dataSource.query('create table notes (id int primary key)')
})
beforeEach(() => void (spans.length = 0))
afterAll(async () => {
  await dataSource.destroy()
  await database.drop()
})

const settings = {
  DATABASE_GATHERS_READS: true,
  DATABASE_GATHERS_WRITES: true,
  DATABASE_POOL_SIZE: 5,
} as DatabaseSettings
const traceparent = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`
const inCall = <T>(isRecorded: boolean, work: () => T): T =>
  withCall({ requestId: 'mine', traceparent, isRecorded, deadline: Deadline.in(1_000) }, work)

describe('a statement', () => {
  it('is a span of the call that is recorded, with its text and without its values', async () => {
    await inCall(true, () => dataSource.query('select $1::text as said', ['secret']))
    expect(spans).toEqual([{ name: 'select', text: 'select $1::text as said', traceparent, error: undefined }])
  })

  it('tells PostgreSQL’s code where it fails', async () => {
    await expect(inCall(true, () => dataSource.query('select 1 / $1::int', [0]))).rejects.toThrow('division by zero')
    expect(spans).toMatchObject([{ error: '22012' }])
  })

  it('is none of a call that is not recorded, nor without a call', async () => {
    await inCall(false, () => dataSource.query('select 1'))
    await withoutCall(() => dataSource.query('select 1'))
    expect(spans).toEqual([])
  })

  it('is none where it is gathered', async () => {
    const read = new GatheredReads(unitOfWork, settings).byKey(
      (keys) => dataSource.query('select key from unnest($1::text[]) key', [keys]) as Promise<{ key: string }[]>,
      ({ key }) => key,
    )
    expect(await inCall(true, () => read('a'))).toEqual({ key: 'a' })
    expect(spans).toEqual([])
  })

  it('is none of whoever came first where a transaction is shared', async () => {
    const add = new GatheredWrites(unitOfWork, settings).byKey<number, void>(String, async (ids) => {
      await unitOfWork.manager.query('insert into notes select unnest($1::int[])', [ids])
      return ids.map(() => undefined)
    })
    const run = new SharedUnits(unitOfWork, settings).ofOneKind()
    // The second transaction begins when the first ends: in the call of whoever came first, if nobody prevents it.
    const first = [true, false].map((isRecorded, id) => inCall(isRecorded, () => run(() => add(id))))
    const second = Array.from({ length: 60 }, (_, n) => inCall(false, () => run(() => add(10 + n))))
    await Promise.all([...first, ...second])
    expect(spans.map(({ name }) => name)).toEqual([])
  })
})
