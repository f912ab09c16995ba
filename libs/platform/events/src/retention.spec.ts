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

const idOf = (daysAgo: number) => {
  const hex = (Date.now() - daysAgo * 86_400_000).toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7abc-8abc-0123456789ab`
}

it('keeps events for 7 days after they were published, however old they are, and unpublished ones for ever', async () => {
  await database.query(
    `insert into garden.outbox (id, subject, aggregate, version, request_id, traceparent, payload, occurred_at, published_at)
     select gen_random_uuid(), 's', coalesce(age || ' days', 'never'), 1, '', '', '{}', now() - interval '90 days', now() - age * interval '1 day'
     from unnest(array[6, 8, null]) as age`,
  )
  await database.query(
    `insert into garden.outbox (id, subject, aggregate, version, request_id, traceparent, payload, occurred_at, published_at)
     select gen_random_uuid(), 's', 'many', 1, '', '', '{}', now(), now() - interval '9 days' from generate_series(1, 2500)`,
  )
  await sweepEvents(session, ['garden'])
  const kept = await database.query<{ aggregate: string | null }>(
    'select aggregate from garden.outbox order by position',
  )
  expect(kept.map(({ aggregate }) => aggregate)).toEqual(['6 days', 'never'])
})

it('remembers what was applied for 15 days, and how far a consumer is as long as that or longer', async () => {
  const applied = (aggregate: string, version: number, daysAgo: number) =>
    database.query(
      `insert into garden.inbox (event_id, consumer, aggregate, version, applied_at)
       values ($1, 'c', $2, $3, now() - $4 * interval '1 day')`,
      [idOf(daysAgo), aggregate, version, daysAgo],
    )
  await applied('idle', 1, 16.1)
  await applied('busy', 1, 16.2)
  await applied('busy', 3, 14)
  await applied('young', 1, 14.1)
  await applied('parked', 1, 16.3)
  await database.query(
    `insert into garden.inbox_versions (consumer, aggregate, version, parked)
     values ('c', 'idle', 1, false), ('c', 'busy', 3, false), ('c', 'young', 1, false), ('c', 'parked', 1, true),
       ('other', 'idle', 1, false)`,
  )
  await sweepEvents(session, ['garden'])
  expect(await database.query('select aggregate, version from garden.inbox order by 1')).toEqual([
    { aggregate: 'busy', version: 3 },
    { aggregate: 'young', version: 1 },
  ])
  expect(await database.query('select consumer, aggregate from garden.inbox_versions order by 1, 2')).toEqual([
    { consumer: 'c', aggregate: 'busy' },
    { consumer: 'c', aggregate: 'parked' },
    { consumer: 'c', aggregate: 'young' },
    { consumer: 'other', aggregate: 'idle' },
  ])
})

it('leaves nothing behind when a schema goes without events again', async () => {
  for (const statement of dropEventTables('garden')) await database.query(statement)
  const left = `select 1 from information_schema.tables where table_schema = 'garden'`
  expect(await database.query(left)).toEqual([])
})
