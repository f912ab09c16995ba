import { readSettings } from '@twofold/platform-config'
import { DatabaseSettings, migrate } from '@twofold/platform-database'
import { createLogger, TelemetrySettings } from '@twofold/platform-telemetry'
import type { Composition } from './composition.js'

/** Brings the schemas of the local domains up to date. Needs the database and nothing else. */
export async function migrateSchemas({ name, local = [] }: Composition): Promise<void> {
  if (local.length === 0) return
  const settings = readSettings([DatabaseSettings, TelemetrySettings], process.env)
  const logger = createLogger(name, settings.get(TelemetrySettings).LOG_LEVEL)
  await migrate({
    url: settings.get(DatabaseSettings).DATABASE_URL,
    schemas: local.map(({ schema }) => schema),
    applicationName: name,
    onMigrated: (schema, migration) => logger.info({ schema, migration }, 'migrated'),
  })
}
