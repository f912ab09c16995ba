import type { EventMessage } from '@twofold/platform-contract'

/** The publisher can reach nobody for now, whatever the event. */
export class PublisherUnavailable extends Error {
  override readonly name = 'PublisherUnavailable'
}

/** Where the relay hands events to: a broker, or the reactions of the same process. */
export abstract class EventPublisher {
  /**
   * Makes the place where a domain's events go, where it is missing, and names it. Another name than the last time says
   * that the place is empty: all that is retained is published again.
   *
   * @throws PublisherUnavailable
   */
  abstract place(domain: string): Promise<string>

  /**
   * Resolves once the event is where it cannot get lost. The events of one aggregate are handed over one after the
   * other, those of different aggregates at once.
   *
   * @throws PublisherUnavailable, or whatever is wrong with this very event: it holds back its own aggregate alone.
   */
  abstract publish(message: EventMessage): Promise<void>

  /** Calls `listener` when a place may have been lost: the relay asks for it again before it goes on. */
  abstract onDoubt(listener: () => void): void
}
