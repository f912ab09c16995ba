import type { Provider, Type } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import { ConfigModule, SettingsValues } from '@twofold/platform-config'
import { createDataSource, DatabaseModule, DatabaseSettings, UnitOfWork } from '@twofold/platform-database'
import { Lifecycle, LifecycleModule, LifecycleSettings } from '@twofold/platform-lifecycle'
import { createLogger, TelemetryModule, TelemetrySettings } from '@twofold/platform-telemetry'
import { eventTables } from './event-tables.js'
import { EventPublisher } from './event-publisher.js'
import { EventsModule } from './events.module.js'
import type { EventsDomain } from './events-options.js'

export interface ProcessOptions {
  readonly url: string
  readonly name?: string
  readonly domains: readonly EventsDomain[]
  readonly providers?: readonly Provider[]
  /** In the network's place; without one, events go to the reactions of the process. */
  readonly publisher?: EventPublisher
}

/** A process with a database and events, as an app is one; for tests. */
export async function eventProcess({ url, name = 'process', domains, providers = [], publisher }: ProcessOptions) {
  const settings = new SettingsValues()
  settings.add(DatabaseSettings, { DATABASE_URL: url, DATABASE_POOL_SIZE: 10, DATABASE_STATEMENT_TIMEOUT_MS: 5_000 })
  settings.add(TelemetrySettings, { SERVED_BY_HEADER: false })
  settings.add(LifecycleSettings, {
    MANAGEMENT_HOST: '127.0.0.1',
    MANAGEMENT_PORT: 0,
    SHUTDOWN_TIMEOUT_MS: 25_000,
    PARENT_WATCH: false,
  })
  const provided = [...providers, ...(publisher ? [{ provide: EventPublisher, useValue: publisher }] : [])]
  class Domains {}
  const imports = [
    ConfigModule.with(settings),
    TelemetryModule.with(createLogger(name, process.env.LOG_LEVEL ?? 'silent')),
    LifecycleModule,
    DatabaseModule.with(name, []),
    EventsModule.with({ domains, inProcess: publisher === undefined }),
    { module: Domains, global: true, providers: provided, exports: provided.map(tokenOf) },
  ]
  const app = await NestFactory.createApplicationContext(
    { module: class Root {}, imports },
    { logger: false, abortOnError: false },
  )
  const lifecycle = app.get(Lifecycle)
  return {
    get: <T>(token: Type<T> | (abstract new (...args: never[]) => T)) => app.get(token as Type<T>, { strict: false }),
    inUnit: <T>(work: () => T | Promise<T>) => app.get(UnitOfWork, { strict: false }).run(async () => work()),
    start: (upTo?: 'connect') => lifecycle.start(upTo),
    stop: () => lifecycle.stop(),
  }
}

export type EventProcess = Awaited<ReturnType<typeof eventProcess>>

/** Makes the schemas as a domain's first migration does. */
export async function createSchemas(url: string, ...schemas: string[]): Promise<void> {
  const dataSource = createDataSource({ url, poolSize: 1, statementTimeoutMs: 5_000, applicationName: 'migrate' }, [])
  await dataSource.initialize()
  for (const schema of schemas) {
    await dataSource.query(`create schema ${schema}`)
    for (const statement of eventTables(schema)) await dataSource.query(statement)
  }
  await dataSource.destroy()
}

const tokenOf = (provider: Provider) => (typeof provider === 'function' ? provider : provider.provide)
