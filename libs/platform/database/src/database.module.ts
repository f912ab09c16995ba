import { type DynamicModule, Global, Module } from '@nestjs/common'
import { FailureTranslator } from '@twofold/platform-contract'
import { Lifecycle } from '@twofold/platform-lifecycle'
import { Tracing } from '@twofold/platform-telemetry'
import { DataSource } from 'typeorm'
import { isConnectionFailure } from './connection-failure.js'
import { createDataSource } from './data-source.js'
import { DatabaseHealth } from './database-health.js'
import type { DatabaseSchema } from './database-schema.js'
import { DatabaseSettings } from './database.settings.js'
import { GatheredReads } from './gathered-reads.js'
import { GatheredWrites } from './gathered-writes.js'
import { SharedUnits } from './shared-units.js'
import { UnitOfWork } from './unit-of-work.js'
import { untilDatabaseAnswers } from './until-database-answers.js'

/** One data source for all schemas of the process, and the unit of work over it. Connects first, disconnects last. */
@Global()
@Module({})
export class DatabaseModule {
  static with(appName: string, schemas: readonly DatabaseSchema[]): DynamicModule {
    return {
      module: DatabaseModule,
      providers: [
        {
          provide: DataSource,
          inject: [DatabaseSettings, Lifecycle, Tracing],
          useFactory: (settings: DatabaseSettings, lifecycle: Lifecycle, tracing: Tracing) => {
            const dataSource = createDataSource(
              {
                url: settings.DATABASE_URL,
                poolSize: settings.DATABASE_POOL_SIZE,
                statementTimeoutMs: settings.DATABASE_STATEMENT_TIMEOUT_MS,
                applicationName: appName,
                tracing,
              },
              schemas,
            )
            lifecycle.add('connect', {
              name: 'database',
              start: () => connect(dataSource),
              stop: () => dataSource.destroy(),
            })
            return dataSource
          },
        },
        UnitOfWork,
        GatheredReads,
        GatheredWrites,
        SharedUnits,
        DatabaseHealth,
        { provide: FailureTranslator, useExisting: DatabaseHealth },
      ],
      exports: [DataSource, UnitOfWork, GatheredReads, GatheredWrites, SharedUnits, DatabaseHealth, FailureTranslator],
    }
  }
}

/** Waits for a database that is not there yet, for ever: whoever started us decides when that is too long. */
async function connect(dataSource: DataSource): Promise<void> {
  await untilDatabaseAnswers((dataSource.options as { url: string }).url)
  for (let delay = 100; ; delay = Math.min(delay * 2, 2_000)) {
    try {
      await dataSource.initialize()
      return
    } catch (error) {
      if (!isConnectionFailure(error)) throw error
      await new Promise((resolve) => setTimeout(resolve, delay))
    }
  }
}
