import type { DynamicModule } from '@nestjs/common'
import { ConfigModule, readSettings, type SettingsClass } from '@twofold/platform-config'
import { IdentityModule } from '@twofold/platform-identity'
import { LifecycleModule, LifecycleSettings } from '@twofold/platform-lifecycle'
import { createLogger, NestLogger, TelemetryModule, TelemetrySettings } from '@twofold/platform-telemetry'
import type { Composition } from './composition.js'

/** Parses the configuration and puts the composition's modules together. */
export function rootModule(composition: Composition, environment: Record<string, string | undefined> = process.env) {
  const { name, local = [], remote = [], network, events, door } = composition
  const settings = readSettings(settingsOf(composition), environment)
  const logger = createLogger(name, settings.get(TelemetrySettings).LOG_LEVEL)
  class Root {}
  const module: DynamicModule = {
    module: Root,
    imports: [
      ConfigModule.with(settings),
      TelemetryModule.with(logger),
      LifecycleModule,
      IdentityModule,
      ...(local[0]?.memory.modules({ name, local }, { inProcess: events === undefined }) ?? []),
      ...(network?.modules({ name, local, remote }) ?? []),
      ...(events?.modules({ name, local }) ?? []),
      ...local.map((domain) => domain.module),
      ...door.modules({ name, local }),
    ],
  }
  return { module, logger, nestLogger: new NestLogger(logger), settings }
}

export type RootModule = ReturnType<typeof rootModule>

/** The groups of settings that a composition needs; each is read only where its part is there. */
export function settingsOf({ local = [], network, events, door }: Composition): SettingsClass[] {
  return [
    TelemetrySettings,
    LifecycleSettings,
    ...(local[0]?.memory.settings ?? []),
    ...local.flatMap(({ settings = [] }) => settings),
    ...(network?.settings ?? []),
    ...(events?.settings ?? []),
    ...door.settings,
  ]
}
