import { setTimeout as pause } from 'node:timers/promises'
import type { EventMessage } from '@twofold/platform-contract'
import { type Arrival, backoff, isSettled, type Verdict } from '@twofold/platform-events'
import type { JsMsg } from '@nats-io/jetstream'

/** An event in hand. */
export interface Held {
  readonly message: EventMessage
  /** What to acknowledge; absent once the consumer that delivered it is gone. */
  delivery?: JsMsg
  /** Whether the server still counts its delivery as pending, for sure. */
  isPending: boolean
}

interface LaneOptions {
  take(message: EventMessage, arrival: Arrival): Promise<Verdict>
  /** Whether nothing that the stream held before this event can still come. */
  nothingEarlier(held: Held): Promise<boolean>
  /** Called for each event that is no longer in hand. */
  released(held: Held): void
  readonly signal: AbortSignal
}

const waitsBeforeAsking = 5

/** The events in hand of one aggregate, taken one after the other, the lowest version first. */
export class JetStreamLane {
  private readonly queue: Held[] = []

  constructor(private readonly options: LaneOptions) {}

  add(held: Held): void {
    const later = this.queue.findIndex(({ message }) => message.version > held.message.version)
    this.queue.splice(later === -1 ? this.queue.length : later, 0, held)
  }

  /** Resolves when nothing is in hand: all was settled, or went back to be delivered again. */
  async run(): Promise<void> {
    let failures = 0
    while (this.queue.length > 0) {
      const held = this.queue[0]!
      const verdict = await this.options.take(held.message, await this.arrivalOf(held, failures))
      if (isSettled(verdict)) {
        this.settle(held, verdict)
        failures = 0
      } else {
        failures++
        // Peers may have what is not available here.
        if (verdict === 'unavailable' || this.options.signal.aborted) return this.giveBack(verdict)
        await pause(verdict === 'waiting' ? backoff(failures, 20, 500) : backoff(failures), undefined, {
          signal: this.options.signal,
        }).catch(() => {})
      }
    }
  }

  /** Forgets what is in hand: it will be delivered again. */
  abandon(): void {
    for (const held of this.queue.splice(0)) this.options.released(held)
  }

  private async arrivalOf(held: Held, failures: number): Promise<Arrival> {
    if (failures < waitsBeforeAsking) return 'any order'
    return (await this.options.nothingEarlier(held)) ? 'nothing earlier' : 'any order'
  }

  private settle(held: Held, verdict: Verdict): void {
    this.queue.splice(this.queue.indexOf(held), 1)
    if (verdict === 'parked') held.delivery?.term('a dead letter')
    else held.delivery?.ack()
    this.options.released(held)
  }

  private giveBack(verdict: Verdict): void {
    for (const held of this.queue.splice(0)) {
      const { delivery } = held
      delivery?.nak(verdict === 'unavailable' ? backoff(delivery.info.deliveryCount) : undefined)
      this.options.released(held)
    }
  }
}
