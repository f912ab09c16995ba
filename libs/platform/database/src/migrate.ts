import pg from 'pg'
import { createDataSource } from './data-source.js'
import type { DatabaseSchema } from './database-schema.js'
import { untilDatabaseAnswers } from './until-database-answers.js'

// Any constant that nobody else in these databases takes as an advisory lock.
const migrationLock = 7_402_001

interface MigrateOptions {
  readonly url: string
  readonly schemas: readonly DatabaseSchema[]
  readonly applicationName: string
  /** Called with each migration that has run: its schema and name. */
  readonly onMigrated?: (schema: string, name: string) => void
}

/**
 * Runs what is missing of each schema's migrations, in order, each in a transaction of its own. Processes that start
 * together wait for one another: an advisory lock lets one in at a time. Asking again changes nothing.
 */
export async function migrate({ url, schemas, applicationName, onMigrated }: MigrateOptions): Promise<void> {
  await untilDatabaseAnswers(url)
  const lock = new pg.Client({ connectionString: url, application_name: `${applicationName}-migrate` })
  await lock.connect()
  try {
    await lock.query('select pg_advisory_lock($1)', [migrationLock])
    for (const schema of schemas) {
      await lock.query(`create schema if not exists ${pg.escapeIdentifier(schema.name)}`)
      const dataSource = createDataSource(
        // Building an index may take long; a migration is nobody's request.
        { url, poolSize: 1, statementTimeoutMs: 600_000, applicationName: `${applicationName}-migrate` },
        [],
        { migrations: [...schema.migrations], migrationsTableName: 'migrations', schema: schema.name } as object,
      )
      await dataSource.initialize()
      try {
        const done = await dataSource.runMigrations({ transaction: 'each' })
        for (const { name } of done) onMigrated?.(schema.name, name)
      } finally {
        await dataSource.destroy()
      }
    }
  } finally {
    await lock.end()
  }
}
