import type { DynamicModule, INestApplicationContext, LoggerService, Type } from '@nestjs/common'
import type { SettingsClass, SettingsValues } from '@twofold/platform-config'
import type { Port } from '@twofold/platform-contract'
import type { Domain } from './domain.js'

/** What doors and networks have to know of a local domain. */
type Served = Pick<Domain, 'ports'>

/** Where calls come in: a Nest application of the door's kind. */
export interface Door {
  readonly settings: readonly SettingsClass[]
  /** Modules that the door needs in the app, its controllers among them. */
  modules(app: { name: string; local: readonly Served[] }): DynamicModule[]
  /** Makes the Nest application; nothing comes in yet: that is a part of the lifecycle. */
  create(
    root: Type | DynamicModule,
    options: { logger: LoggerService; settings: SettingsValues },
  ): Promise<INestApplicationContext>
}

/** How the neighbours of other processes are called. */
export interface Network {
  readonly settings: readonly SettingsClass[]
  modules(app: { name: string; local: readonly Served[]; remote: readonly Port[] }): DynamicModule[]
}

/** How events travel from and to the domains of other processes. */
export interface EventTransport {
  readonly settings: readonly SettingsClass[]
  modules(app: { name: string; local: readonly Domain[] }): DynamicModule[]
}

/** All domains in one process: calls are method calls, and events go from domain to domain within it. */
interface Together {
  readonly local: readonly Domain[]
  readonly remote?: undefined
  readonly network?: undefined
  readonly events?: undefined
}

/** Domains of this process, and neighbours elsewhere. */
interface Apart {
  readonly local: readonly Domain[]
  readonly remote?: readonly Port[]
  readonly network: Network
  readonly events: EventTransport
}

/** No domain at all: a front door. */
interface Front {
  readonly local?: undefined
  readonly remote: readonly Port[]
  readonly network: Network
  readonly events?: undefined
}

/** Who runs together: the whole difference between the shapes. */
export type Composition = {
  /** The process's name, in logs and on the network. */
  readonly name: string
  readonly door: Door
} & (Together | Apart | Front)
