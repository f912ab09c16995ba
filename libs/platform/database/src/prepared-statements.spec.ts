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

it.each([
  ['select * from plants where name = $1'],
  ['select plants.* from plants where name = $1'],
  ['select distinct name, * from plants where name = $1'],
  ['update plants set name = name where name = $1 returning *'],
])('are not made of «%s»: a migration may change what it answers', async (statement) => {
  await client.query(`create temporary table plants as select 'fern' as name`)
  expect((await client.query(statement, ['fern'])).rows).toEqual([{ name: 'fern' }])
  await client.query(`alter table plants add column colour text not null default 'green'`)
  expect((await client.query(statement, ['fern'])).rows).toEqual([{ name: 'fern', colour: 'green' }])
})

it('are made where a star counts or multiplies', async () => {
  await client.query('select count(*) as number, $1::int * 2 as twice', [1])
  expect(await prepared()).toHaveLength(1)
})
