import type { DynamicModule } from '@nestjs/common'
import { ConfigModule, readSettings, type SettingsClass } from '@twofold/platform-config'
import { DatabaseModule, DatabaseSettings } from '@twofold/platform-database'
import { EventsModule } from '@twofold/platform-events'
import { IdentityModule } from '@twofold/platform-identity'
import { LifecycleModule, LifecycleSettings } from '@twofold/platform-lifecycle'
import { createLogger, NestLogger, TelemetryModule, TelemetrySettings } from '@twofold/platform-telemetry'
import type { Composition } from './composition.js'

/** The groups of settings that a composition needs; each is read only where its part is there. */
function settingsOf({ local = [], network, door }: Composition): SettingsClass[] {
  return [
    TelemetrySettings,
    LifecycleSettings,
    ...(local.length > 0 ? [DatabaseSettings] : []),
    ...local.flatMap(({ settings = [] }) => settings),
    ...(network?.settings ?? []),
    ...door.settings,
  ]
}

/** Parses the configuration and puts the composition's modules together. */
export function rootModule(composition: Composition, environment: NodeJS.ProcessEnv = process.env) {
  const { name, local = [], remote = [], network, door } = composition
  const groups = settingsOf(composition)
  const settings = readSettings(groups, environment)
  const logger = createLogger(name, settings.get(TelemetrySettings).LOG_LEVEL)
  class Root {}
  Object.defineProperty(Root, 'name', { value: name })
  const module: DynamicModule = {
    module: Root,
    imports: [
      ConfigModule.with(settings),
      TelemetryModule.with(logger),
      LifecycleModule,
      ...(local.length > 0 ? memory(composition) : []),
      IdentityModule,
      ...(network?.modules({ name, local, remote }) ?? []),
      ...local.map((domain) => domain.module),
      ...door.modules({ name, local }),
    ],
  }
  return { module, logger, nestLogger: new NestLogger(logger), settings }
}

function memory({ name, local = [], network }: Composition): DynamicModule[] {
  return [
    DatabaseModule.with(
      name,
      local.map(({ schema }) => schema),
    ),
    EventsModule.with({
      domains: local.map(({ schema, reactions = [] }) => ({ schema: schema.name, reactions })),
      inProcess: network === undefined,
    }),
  ]
}
