import { testDatabase, type TestDatabase } from '@twofold/platform-testing'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { DisposableClient } from './disposable-client.js'

let database: TestDatabase
let client: DisposableClient
beforeAll(async () => void (database = await testDatabase()))
beforeEach(async () => {
  client = new DisposableClient({ connectionString: database.url })
  await client.connect()
})
afterEach(() => client.end())
afterAll(() => database.drop())

const prepared = async () =>
  (await client.query('select statement, generic_plans + custom_plans as uses from pg_prepared_statements')).rows

it('are made of statements with parameters, once a connection', async () => {
  for (const value of [1, 2, 3]) {
    const { rows } = await client.query('select $1::int as value', [value])
    expect(rows).toEqual([{ value }])
  }
  await client.query('select 4')
  await client.query('select 5', [])
  expect(await prepared()).toEqual([{ statement: 'select $1::int as value', uses: '3' }])
})

it('are not without end', async () => {
  for (let length = 1; length <= 250; length++) {
    const list = Array.from({ length }, (_, index) => `$${index + 1}::int`).join(', ')
    const { rows } = await client.query(
      `select ${length} in (${list}) as found`,
      Array.from({ length }, (_, n) => n + 1),
    )
    expect(rows).toEqual([{ found: true }])
  }
  expect(await prepared()).toHaveLength(200)
})

it('see a table as it is after a migration has added to it', async () => {
  await client.query('create table plants (name text)')
  const find = () => client.query('select name from plants where name = $1', ['fern'])
  await find()
  await client.query(`alter table plants add column colour text not null default 'green'`)
  await client.query(`insert into plants values ('fern')`)
  expect((await find()).rows).toEqual([{ name: 'fern' }])
})
