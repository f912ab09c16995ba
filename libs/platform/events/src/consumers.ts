import { Injectable, type OnModuleInit, type Type } from '@nestjs/common'
import { ModuleRef } from '@nestjs/core'
import type { Event } from '@twofold/platform-contract'
import { type EventsDomain, EventsOptions } from './events-options.js'
import { eventOf, type Reaction } from './reaction.js'

/** A reaction as the one who delivers sees it. */
export interface Consumer {
  /** `<schema>--<reaction's class in kebab case>`: what it has applied is remembered under this name. */
  readonly name: string
  /** The schema whose inbox it uses. */
  readonly schema: string
  readonly event: Event
  readonly reaction: Type<Reaction>
}

/** The consumers of a domain. Throws where two reactions would share a name. */
export function consumersOf({ schema, reactions }: EventsDomain): Consumer[] {
  const consumers = reactions.map((reaction) => ({
    name: `${schema}--${kebab(reaction.name)}`,
    schema,
    event: eventOf(reaction),
    reaction,
  }))
  const names = new Set(consumers.map(({ name }) => name))
  if (names.size < consumers.length) throw new Error(`Two reactions of ${schema} have the same class name`)
  return consumers
}

function kebab(className: string): string {
  return className.replace(/(?<!^)[A-Z]/g, '-$&').toLowerCase()
}

/** The consumers of the local domains. */
@Injectable()
export class Consumers implements OnModuleInit {
  readonly all: readonly Consumer[]

  constructor(
    options: EventsOptions,
    private readonly modules: ModuleRef,
  ) {
    this.all = options.domains.flatMap(consumersOf)
  }

  /** What no module provides is told now, not by the first event. */
  onModuleInit(): void {
    for (const consumer of this.all) this.reactionOf(consumer)
  }

  /** The instance that reacts: a provider of its domain's module, which is made after this one. */
  reactionOf({ reaction, schema }: Consumer): Reaction {
    try {
      return this.modules.get(reaction, { strict: false })
    } catch (cause) {
      throw new Error(`${reaction.name} is a reaction of ${schema}, but no module of the process provides it`, {
        cause,
      })
    }
  }
}
