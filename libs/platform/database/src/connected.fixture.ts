import { testDatabase } from '@twofold/platform-testing'
import { createDataSource } from './data-source.js'
import { UnitOfWork } from './unit-of-work.js'

export type Connected = Awaited<ReturnType<typeof connected>>

/** A database of its own, a data source on it with a small pool, and the unit of work over that. */
export async function connected() {
  const database = await testDatabase()
  const connection = { url: database.url, poolSize: 5, statementTimeoutMs: 1_000, applicationName: 'test' }
  const dataSource = await createDataSource(connection, []).initialize()
  return {
    database,
    dataSource,
    unitOfWork: new UnitOfWork(dataSource),
    async stop() {
      await dataSource.destroy()
      await database.drop()
    },
  }
}
