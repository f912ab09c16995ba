import 'reflect-metadata'
import { testDatabase } from '@twofold/platform-testing'
import pg from 'pg'
import type { QueryRunner } from 'typeorm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { MigrationKind } from './database-schema.js'
import { migrate } from './migrate.js'

class MakeBooks1700000000001 {
  static readonly kind: MigrationKind = 'expand'
  up = (runner: QueryRunner) => runner.query('create table library.books (id int)')
  down = (runner: QueryRunner) => runner.query('drop table library.books')
}
class FillBooks1700000000002 {
  static readonly kind: MigrationKind = 'expand'
  up = (runner: QueryRunner) => runner.query('insert into library.books values (1)')
  down = (runner: QueryRunner) => runner.query('delete from library.books')
}
class Fail1700000000003 {
  static readonly kind: MigrationKind = 'expand'
  async up(runner: QueryRunner) {
    await runner.query('insert into library.books values (2)')
    throw new Error('half way')
  }
  async down() {}
}

let database: Awaited<ReturnType<typeof testDatabase>>
let client: pg.Client
beforeAll(async () => {
  database = await testDatabase()
  client = new pg.Client(database.url)
  await client.connect()
})
afterAll(async () => {
  await client?.end()
  await database?.drop()
})

const run = (migrations: (new () => never)[] | unknown[]) => {
  const done: string[] = []
  const schemas = [{ name: 'library', rows: [], migrations: migrations as [] }]
  const onMigrated = (_schema: string, name: string) => done.push(name)
  return migrate({ url: database.url, schemas, applicationName: 'test', onMigrated }).then(() => done)
}

it('lets processes that start together run each migration once', async () => {
  const runs = await Promise.all([1, 2, 3, 4].map(() => run([MakeBooks1700000000001, FillBooks1700000000002])))
  expect(runs.flat()).toEqual(['MakeBooks1700000000001', 'FillBooks1700000000002'])
  expect((await client.query('select id from library.books')).rows).toEqual([{ id: 1 }])
})

it('changes nothing when it is run again', async () => {
  expect(await run([MakeBooks1700000000001, FillBooks1700000000002])).toEqual([])
})

it('leaves nothing half done where a migration fails', async () => {
  const failing = [MakeBooks1700000000001, FillBooks1700000000002, Fail1700000000003]
  await expect(run(failing)).rejects.toThrow('half way')
  expect((await client.query('select id from library.books')).rows).toEqual([{ id: 1 }])
})
