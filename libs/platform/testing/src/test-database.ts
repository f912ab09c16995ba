import { startInfrastructure } from '@twofold/infrastructure'
import pg from 'pg'
import { repository } from './repository.js'
import { uniqueName } from './unique-name.js'

/** A database of one test file's own. */
export interface TestDatabase {
  readonly url: string
  query<Row extends object = Record<string, never>>(statement: string, values?: unknown[]): Promise<Row[]>
  /** Ends the connections of an application, as a network or an operator would. Answers how many there were. */
  cutOff(applicationName: string): Promise<number>
  /** Closes what is still connected, and deletes it. */
  drop(): Promise<void>
}

let server: Promise<string> | undefined

/** The superuser's URL: of the server that `npm test` has started, else of one that lives as long as this process. */
function superuserUrl(): Promise<string> {
  const given = process.env.TWOFOLD_TEST_POSTGRES_URL
  if (given) return Promise.resolve(given)
  server ??= startInfrastructure({ directory: repository, ephemeral: true, nats: false }).then((infrastructure) =>
    infrastructure.postgresUrl('postgres'),
  )
  return server
}

export async function testDatabase(): Promise<TestDatabase> {
  const url = new URL(await superuserUrl())
  const name = uniqueName('test')
  const server = new pg.Pool({ connectionString: url.href, max: 1 })
  await server.query(`create database ${name}`)
  url.pathname = name
  const pool = new pg.Pool({ connectionString: url.href, max: 2, application_name: 'test' })
  // The test may cut connections off or stop the server.
  for (const each of [server, pool]) each.on('error', () => {})
  return {
    url: url.href,
    query: async <Row extends object>(statement: string, values: unknown[] = []) =>
      (await pool.query<Row & pg.QueryResultRow>(statement, values)).rows,
    async cutOff(applicationName) {
      const cut = await server.query(
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and application_name = $2',
        [name, applicationName],
      )
      return cut.rowCount ?? 0
    },
    async drop() {
      await pool.end()
      await server.query(`drop database ${name} with (force)`)
      await server.end()
    },
  }
}
