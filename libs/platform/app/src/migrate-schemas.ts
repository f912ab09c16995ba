import { readSettings } from '@twofold/platform-config'
import { createLogger, TelemetrySettings } from '@twofold/platform-telemetry'
import type { Composition } from './composition.js'

/** Brings the schemas of the local domains up to date. Needs the database and nothing else. */
export async function migrateSchemas({ name, local = [] }: Composition): Promise<void> {
  const [domain] = local
  if (!domain) return
  const settings = readSettings([TelemetrySettings, ...domain.memory.settings], process.env)
  const logger = createLogger(name, settings.get(TelemetrySettings).LOG_LEVEL)
  await domain.memory.migrate({ name, local }, settings, (schema, migration) =>
    logger.info({ schema, migration }, 'migrated'),
  )
}
