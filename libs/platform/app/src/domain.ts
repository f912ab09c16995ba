import type { Type } from '@nestjs/common'
import type { SettingsClass } from '@twofold/platform-config'
import type { Port } from '@twofold/platform-contract'
import type { DatabaseSchema } from '@twofold/platform-database'
import type { Reaction } from '@twofold/platform-events'
import { memory, type Memory } from './memory.js'

/** Fills a domain with demonstration data; running it again changes nothing. */
export interface Seed {
  run(): Promise<void>
}

/** A domain's decisions and memory, as an app takes it in. */
export interface Domain {
  /** What it serves: the module provides and exports their implementations. */
  readonly ports: readonly Port[]
  readonly module: Type
  readonly schema: DatabaseSchema
  readonly settings?: readonly SettingsClass[]
  /** What it does when others tell of an event: providers of the module. */
  readonly reactions?: readonly Type<Reaction>[]
  /** A provider of the module. */
  readonly seed?: Type<Seed>
  readonly memory: Memory
}

/** Declares what an app composes. */
export function defineDomain(domain: Omit<Domain, 'memory'>): Domain {
  return { ...domain, memory }
}
