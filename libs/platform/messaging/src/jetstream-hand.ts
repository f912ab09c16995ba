import type { Consumer, Inbox } from '@twofold/platform-events'
import { InFlight, InFlightByKey } from '@twofold/platform-in-flight'
import type { Log } from '@twofold/platform-telemetry'
import type { JsMsg } from '@nats-io/jetstream'
import { type Held, JetStreamLane } from './jetstream-lane.js'
import { decodeEvent } from './jetstream-message.js'

interface HandOptions {
  readonly consumer: Consumer
  readonly inbox: Inbox
  readonly log: Log
  readonly signal: AbortSignal
  nothingEarlier(held: Held): Promise<boolean>
}

/** What one consumer has been delivered and not yet settled: a lane for each aggregate. */
export class JetStreamHand {
  private readonly held = new InFlightByKey<Held>()
  private readonly lanes = new InFlightByKey<JetStreamLane>()
  private readonly working = new InFlight<Promise<void>>()

  constructor(private readonly options: HandOptions) {}

  accept(delivery: JsMsg): void {
    try {
      this.hold(decodeEvent(delivery.subject, delivery.data), delivery)
    } catch (error) {
      this.follow(this.refuse(delivery, error))
    }
  }

  /** Tells the server that what is in hand is not forgotten. */
  stillWorking(): void {
    for (const { delivery } of this.held) delivery?.working()
  }

  /** What is in hand may have been delivered to others as well by now. */
  doubtDeliveries(): void {
    for (const held of this.held) held.isPending = false
  }

  /** The consumer that delivered what is in hand is gone: its acknowledgements would be taken for those of another. */
  voidDeliveries(): void {
    for (const held of this.held) held.delivery = undefined
  }

  /** What is in hand and pending with the server; asked again later, says whether something still is. */
  pendingNow(): { readonly includes: (held: Held) => boolean; stillThere(): number } {
    const now = [...this.held].filter(({ isPending }) => isPending)
    return {
      includes: ({ isPending }) => isPending,
      stillThere: () => now.filter(({ isPending }) => isPending).length,
    }
  }

  /** Resolves when nothing is in hand any more. */
  async empty(): Promise<void> {
    while (this.working.size > 0) await Promise.all(this.working)
  }

  private hold(message: Held['message'], delivery: JsMsg): void {
    const known = this.held.get(message.id)
    if (known) {
      known.delivery = delivery
      known.isPending = true
      return
    }
    const held = { message, delivery, isPending: true }
    this.held.add(message.id, held)
    const lane = this.lanes.get(message.aggregate)
    if (lane) lane.add(held)
    else this.open(message.aggregate, held)
  }

  private open(aggregate: string, first: Held): void {
    const { consumer, inbox, log, signal, nothingEarlier } = this.options
    const lane = new JetStreamLane({
      take: (message, arrival) => inbox.take(consumer, message, arrival),
      nothingEarlier,
      signal,
      released: (held) => {
        this.held.end(held.message.id)
        held.isPending = false
      },
    })
    this.lanes.add(aggregate, lane)
    lane.add(first)
    const run = lane.run().catch((error: unknown) => {
      log.error({ err: error, consumer: consumer.name, aggregate }, 'events stay unacknowledged')
      lane.abandon()
    })
    this.follow(run.finally(() => this.lanes.end(aggregate)))
  }

  private async refuse(delivery: JsMsg, error: unknown): Promise<void> {
    const { consumer, inbox } = this.options
    const reason = error instanceof Error ? error.message : String(error)
    try {
      const body = Buffer.from(delivery.data).toString('base64')
      await inbox.refuse(consumer, { subject: delivery.subject, body }, reason)
      delivery.term('not an event')
    } catch {
      delivery.nak(1_000)
    }
  }

  private follow(work: Promise<void>): void {
    const followed = work.finally(() => this.working.end(place, followed))
    const place = this.working.add(followed)
  }
}
