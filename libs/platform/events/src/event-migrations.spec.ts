import { migrate } from '@twofold/platform-database'
import { testDatabase, type TestDatabase } from '@twofold/platform-testing'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { eventMigrations } from './event-migrations.js'
import { createSchemas } from './event-process.fixture.js'

let database: TestDatabase
beforeEach(async () => void (database = await testDatabase()))
afterEach(() => database.drop())

const bringUpToDate = () => {
  const schema = { name: 'garden', rows: [], migrations: eventMigrations('garden') }
  return migrate({ url: database.url, schemas: [schema], applicationName: 'test' })
}
const columns = () =>
  database.query(
    `select table_name, column_name, data_type, is_nullable, column_default from information_schema.columns
     where table_schema = 'garden' and table_name <> 'migrations' order by 1, 2`,
  )

it('brings tables of an earlier release to what they are now, with all that they hold', async () => {
  await createSchemas(database.url, 'garden')
  const now = await columns()
  await database.query('alter table garden.outbox drop previous')
  await database.query(
    'alter table garden.aggregate_versions drop previous, drop told, drop accounted, drop unaccounted',
  )
  await database.query('alter table garden.inbox drop aggregate, drop version')
  await database.query(`insert into garden.aggregate_versions values ('fern', 3)`)
  await bringUpToDate()
  expect(await columns()).toEqual(now)
  expect(await database.query('select * from garden.aggregate_versions')).toEqual([
    { aggregate: 'fern', version: 3, previous: null, told: {}, accounted: 0, unaccounted: 0 },
  ])
})

it('forgets the default of a release that took what is not known for nothing', async () => {
  await createSchemas(database.url, 'garden')
  const now = await columns()
  for (const table of ['outbox', 'aggregate_versions']) {
    await database.query(`alter table garden.${table} alter previous set not null, alter previous set default 0`)
  }
  await bringUpToDate()
  expect(await columns()).toEqual(now)
})

it('may come before the first migration of a domain that is younger', async () => {
  await expect(bringUpToDate()).resolves.toBeUndefined()
})
