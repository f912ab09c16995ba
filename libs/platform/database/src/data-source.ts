import { DataSource, type DataSourceOptions } from 'typeorm'
import pg from 'pg'
import type { DatabaseSchema } from './database-schema.js'
import { DisposableClient } from './disposable-client.js'
import { patientSocket } from './patient-socket.js'
import type { StatementTracing } from './statement-span.js'
import { plannedOnce } from './planned-once.js'
import { timeouts } from './timeouts.js'

interface ConnectionOptions {
  readonly url: string
  readonly poolSize: number
  readonly statementTimeoutMs: number
  readonly applicationName: string
  readonly tracing?: StatementTracing
}

/** A data source as everything here uses it: never synchronising, noticing dead peers, giving up on time. */
export function createDataSource(
  connection: ConnectionOptions,
  schemas: readonly DatabaseSchema[],
  overrides: Partial<DataSourceOptions> = {},
): DataSource {
  return new DataSource({
    type: 'postgres',
    driver: pg,
    url: connection.url,
    applicationName: connection.applicationName,
    entities: schemas.flatMap(({ rows }) => [...rows]),
    synchronize: false,
    poolSize: connection.poolSize,
    // The failure is answered to the one who asked; an idle connection that dies is nobody's failure.
    poolErrorHandler: () => {},
    extra: {
      Client: DisposableClient,
      // Who asks for several statements waits for none of them before it sends the next.
      pipeline: true,
      tracing: connection.tracing,
      stream: patientSocket,
      idleTimeoutMillis: 30_000,
      options: plannedOnce,
      ...timeouts(connection.statementTimeoutMs),
    },
    ...overrides,
  } as DataSourceOptions)
}
