import type { DynamicModule, INestApplicationContext, LoggerService, Type } from '@nestjs/common'
import type { SettingsClass, SettingsValues } from '@twofold/platform-config'
import type { Port } from '@twofold/platform-contract'
import type { Domain } from './domain.js'

/** Where calls come in: a Nest application of the door's kind. */
export interface Door {
  readonly settings: readonly SettingsClass[]
  /** Modules that the door needs in the app, its controllers among them. */
  modules(app: { name: string; local: readonly Domain[] }): DynamicModule[]
  /** Makes the Nest application; nothing comes in yet: that is a part of the lifecycle. */
  create(
    root: Type | DynamicModule,
    options: { logger: LoggerService; settings: SettingsValues },
  ): Promise<INestApplicationContext>
}

/** What connects processes: how neighbours are called and how events travel. */
export interface Network {
  readonly settings: readonly SettingsClass[]
  modules(app: { name: string; local: readonly Domain[]; remote: readonly Port[] }): DynamicModule[]
}

/** Who runs together: the whole difference between the shapes. */
export interface Composition {
  /** The process's name, in logs and on the network. */
  readonly name: string
  /** Domains that decide and remember in this process. */
  readonly local?: readonly Domain[]
  /** Neighbours that are reached over the network. */
  readonly remote?: readonly Port[]
  /** Without one, all is local and events go from domain to domain within the process. */
  readonly network?: Network
  readonly door: Door
}
