import { setTimeout as sleep } from 'node:timers/promises'
import { InFlightByKey } from '@twofold/platform-in-flight'
import type { Log, Metrics } from '@twofold/platform-telemetry'
import { backoff } from './backoff.js'
import { type EventPublisher, PublisherUnavailable } from './event-publisher.js'
import type { Outgoing, OutboxTable } from './outbox-table.js'
import { Signal } from './signal.js'

const pollEvery = 500
/**
 * Milliseconds between being told of an event and looking for it. Nobody waits for an event, and those of several requests
 * then cost one look, one mark, and one transaction of whoever reacts.
 */
const linger = 50
/** Events in hand at most. */
const most = 256

/**
 * Brings one schema's outbox to the publisher. Each aggregate goes its own way: its events one after the other, and
 * when one cannot be published it holds back the later ones of its aggregate and nothing else.
 */
export class OutboxLane {
  private readonly signal = new Signal()
  private readonly inHand = new InFlightByKey<Promise<void>>()
  private readonly heldBack = new Map<string, NodeJS.Timeout>()
  private readonly failures = new Map<string, number>()
  /** Whether there may be more than what the last look at the table has shown. */
  private more = false
  private placeIsKnown = false
  private doubts = 0
  private passFailures = 0
  private ended = false

  constructor(
    private readonly outbox: OutboxTable,
    private readonly publisher: EventPublisher,
    private readonly log: Log,
    private readonly metrics: Metrics,
  ) {}

  wake(): void {
    this.signal.raise()
  }

  /** The place may have been lost: looks before it publishes on. */
  doubt(): void {
    this.doubts++
    this.placeIsKnown = false
    this.signal.raise()
  }

  /** Takes no more. */
  end(): void {
    this.ended = true
    this.signal.raise()
  }

  /** Runs until {@link end}, and until what is in hand is finished. */
  async run(): Promise<void> {
    while (!this.ended) {
      await this.pass()
      await this.signal.wait(this.passFailures > 0 ? backoff(this.passFailures, pollEvery) : pollEvery)
      if (!this.ended) await sleep(linger)
    }
    await Promise.all(this.inHand)
    for (const timer of this.heldBack.values()) clearTimeout(timer)
  }

  private async pass(): Promise<void> {
    try {
      await this.findPlace()
      const room = most - this.inHand.size
      if (room > 0 && this.placeIsKnown && !this.ended) {
        const rows = await this.outbox.unpublished(room, [...this.inHand.keys(), ...this.heldBack.keys()])
        this.more = rows.length === room || this.inHand.size > 0
        for (const [aggregate, events] of byAggregate(rows)) this.inHand.add(aggregate, this.tell(aggregate, events))
      }
      if (this.passFailures > 0) this.log.info({ schema: this.outbox.schema }, 'events are published again')
      this.passFailures = 0
    } catch (error) {
      this.passFailures++
      if (this.passFailures === 1 && !this.ended) {
        this.log.warn({ err: error, schema: this.outbox.schema }, 'events cannot be published for now')
      }
    }
  }

  private async findPlace(): Promise<void> {
    if (this.placeIsKnown) return
    // A mark that came after the move would hide an event that only the lost place had.
    await Promise.all(this.inHand)
    const { doubts } = this
    const place = await this.publisher.place(this.outbox.schema)
    const former = await this.outbox.place()
    if (place !== former) {
      if (former) this.log.warn({ schema: this.outbox.schema, place }, 'retained events are published again')
      await this.outbox.moveTo(place)
    }
    this.placeIsKnown = doubts === this.doubts
  }

  private async tell(aggregate: string, events: readonly Outgoing[]): Promise<void> {
    const marks: Promise<void>[] = []
    try {
      for (const { position, message } of events) {
        if (this.ended || !this.placeIsKnown) break
        await this.publisher.publish(message)
        this.metrics.events.inc({ event: message.subject, outcome: 'published' })
        // A mark that is not made is an event that is published again: harmless.
        marks.push(this.outbox.mark(position).catch(() => {}))
      }
      this.failures.delete(aggregate)
    } catch (error) {
      if (error instanceof PublisherUnavailable) this.placeIsKnown = false
      else this.holdBack(aggregate, error)
    }
    await Promise.all(marks)
    this.inHand.end(aggregate)
    if (this.more && this.inHand.size <= most / 2) this.signal.raise()
  }

  private holdBack(aggregate: string, error: unknown): void {
    const failures = (this.failures.get(aggregate) ?? 0) + 1
    this.failures.set(aggregate, failures)
    const milliseconds = backoff(failures)
    const level = failures === 1 ? 'warn' : 'debug'
    this.log[level]({ err: error, aggregate, failures, milliseconds }, 'an event holds back its aggregate')
    const timer = setTimeout(() => {
      this.heldBack.delete(aggregate)
      this.signal.raise()
    }, milliseconds)
    this.heldBack.set(aggregate, timer)
  }
}

function byAggregate(rows: readonly Outgoing[]): Map<string, Outgoing[]> {
  const groups = new Map<string, Outgoing[]>()
  for (const row of rows) {
    const group = groups.get(row.message.aggregate)
    if (group) group.push(row)
    else groups.set(row.message.aggregate, [row])
  }
  return groups
}
