import type { Type } from '@nestjs/common'
import type { Event, EventMessage, PayloadOf } from '@twofold/platform-contract'

/** What a domain does when another tells of an event; one class an event, a provider of the domain's module. */
export interface Reaction<E extends Event = Event> {
  /**
   * Called within a unit of work that also remembers the event as applied: whatever is written here happens once.
   * Throwing undoes it all, and the event comes again.
   */
  react(message: EventMessage<PayloadOf<E>>): Promise<void>
}

const events = new WeakMap<Type<Reaction>, Event>()

type ReactionClass<E extends Event> = new (...dependencies: never[]) => {
  react: (message: EventMessage<PayloadOf<E>>) => Promise<void>
}

/**
 * Says which event a class reacts to. The class's name becomes the name of its consumer: another name is another
 * consumer, which starts with the oldest event that is retained.
 *
 * @example @ReactsTo(catalogContract.events.productCreated) class OpenStockWhenProductCreated {…}
 */
export function ReactsTo<E extends Event>(event: E) {
  return (reaction: ReactionClass<E>): void => {
    events.set(reaction as Type<Reaction>, event)
  }
}

/** The event that a class reacts to. Throws where {@link ReactsTo} is missing. */
export function eventOf(reaction: Type<Reaction>): Event {
  const event = events.get(reaction)
  if (!event) throw new Error(`${reaction.name} does not say which event it reacts to: @ReactsTo(contract.events.…)`)
  return event
}
