import type { DynamicModule, Type } from '@nestjs/common'
import type { SettingsClass, SettingsValues } from '@twofold/platform-config'
import { DatabaseModule, DatabaseSettings, migrate } from '@twofold/platform-database'
import { DeadLetters, eventMigrations, EventsModule } from '@twofold/platform-events'
import type { Domain } from './domain.js'

interface Rememberer {
  readonly name: string
  readonly local: readonly Domain[]
}

/**
 * What an app needs where a domain is local: a database and events. It comes in with the domains, so that the bundle of
 * an app without any has none of it.
 */
export interface Memory {
  readonly settings: readonly SettingsClass[]
  modules(app: Rememberer, options: { inProcess: boolean }): DynamicModule[]
  migrate(app: Rememberer, settings: SettingsValues, onMigrated: (schema: string, name: string) => void): Promise<void>
  /** A provider of its modules. */
  readonly deadLetters: Type<DeadLetters>
}

export const memory: Memory = {
  settings: [DatabaseSettings],
  modules({ name, local }, { inProcess }) {
    const schemas = local.map(({ schema }) => schema)
    const domains = local.map(({ schema, reactions = [] }) => ({ schema: schema.name, reactions }))
    return [DatabaseModule.with(name, schemas), EventsModule.with({ domains, inProcess })]
  },
  async migrate({ name, local }, settings, onMigrated) {
    const schemas = local.map(({ schema }) => ({
      ...schema,
      migrations: [...schema.migrations, ...eventMigrations(schema.name)],
    }))
    await migrate({ url: settings.get(DatabaseSettings).DATABASE_URL, schemas, applicationName: name, onMigrated })
  },
  deadLetters: DeadLetters,
}
