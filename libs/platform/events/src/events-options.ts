import type { Type } from '@nestjs/common'
import type { Reaction } from './reaction.js'

/** A local domain: its schema, which bears the domain's name, and what it does when others tell of events. */
export interface EventsDomain {
  readonly schema: string
  readonly reactions: readonly Type<Reaction>[]
}

export abstract class EventsOptions {
  abstract readonly domains: readonly EventsDomain[]
  /** Whether events go to the reactions of this process; else the network's module provides the EventPublisher. */
  abstract readonly inProcess: boolean
}
