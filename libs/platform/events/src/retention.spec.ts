import { DatabaseSettings, Session } from '@twofold/platform-database'
import { testDatabase, type TestDatabase } from '@twofold/platform-testing'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { dropEventTables } from './event-tables.js'
import { createSchemas } from './event-process.fixture.js'
import { sweepEvents } from './retention.js'

let database: TestDatabase
let session: Session

beforeAll(async () => {
  database = await testDatabase()
  await createSchemas(database.url, 'garden')
  const settings = { DATABASE_URL: database.url, DATABASE_POOL_SIZE: 1, DATABASE_STATEMENT_TIMEOUT_MS: 5_000 }
  session = await Session.open(new DatabaseSettings(settings as never), 'sweeper')
})
afterAll(async () => {
  await session.close()
  await database.drop()
})

it('keeps published events for 7 days, unpublished ones for ever, and ids of applied ones for 8 days', async () => {
  await database.query(
    `insert into garden.outbox (id, subject, aggregate, version, request_id, traceparent, payload, occurred_at, published_at)
     select gen_random_uuid(), 's', age || ' days' || case when published then ', published' else '' end, 1, '', '', '{}',
       now() - age * interval '1 day', case when published then now() end
     from unnest(array[6, 9]) as age, unnest(array[true, false]) as published`,
  )
  await database.query(
    `insert into garden.outbox (id, subject, aggregate, version, request_id, traceparent, payload, occurred_at, published_at)
     select gen_random_uuid(), 's', 'many', 1, '', '', '{}', now() - interval '9 days', now() from generate_series(1, 2500)`,
  )
  const idOf = (daysAgo: number) => {
    const hex = (Date.now() - daysAgo * 86_400_000).toString(16).padStart(12, '0')
    return `${hex.slice(0, 8)}-${hex.slice(8)}-7abc-8abc-0123456789ab`
  }
  const [young, old] = [idOf(7.9), idOf(8.1)]
  await database.query(`insert into garden.inbox (event_id, consumer) values ($1, 'c'), ($2, 'c')`, [young, old])
  await sweepEvents(session, ['garden'])
  const kept = await database.query<{ aggregate: string }>('select aggregate from garden.outbox order by 1')
  expect(kept.map(({ aggregate }) => aggregate)).toEqual(['6 days', '6 days, published', '9 days'])
  expect(await database.query('select event_id from garden.inbox')).toEqual([{ event_id: young }])
})

it('leaves nothing behind when a schema goes without events again', async () => {
  for (const statement of dropEventTables('garden')) await database.query(statement)
  const left = `select 1 from information_schema.tables where table_schema = 'garden'`
  expect(await database.query(left)).toEqual([])
})
