import { Injectable } from '@nestjs/common'
import { DatabaseSettings, Session } from '@twofold/platform-database'
import { Lifecycle } from '@twofold/platform-lifecycle'
import { Log, Metrics } from '@twofold/platform-telemetry'
import { EventPublisher } from './event-publisher.js'
import { EventsOptions } from './events-options.js'
import { OutboxLane } from './outbox-lane.js'
import { OutboxTable } from './outbox-table.js'
import { sweepEvents } from './retention.js'
import { Signal } from './signal.js'

// Any constant that nobody else in these databases takes as an advisory lock.
const relayLock = 7_402_002
const tryEvery = 500
const sweepEvery = 3_600_000

/**
 * Publishes what the outboxes of the local schemas hold. Of all processes on one database one is active: the lock that
 * says so, and every look at the outboxes, go over one session, so that who loses the lock can publish no more.
 */
@Injectable()
export class Relay {
  private readonly signal = new Signal()
  private lanes = new Map<string, OutboxLane>()
  private ended?: Promise<void>
  private stopping = false

  constructor(
    private readonly options: EventsOptions,
    private readonly settings: DatabaseSettings,
    private readonly publisher: EventPublisher,
    private readonly log: Log,
    private readonly metrics: Metrics,
    lifecycle: Lifecycle,
  ) {
    publisher.onDoubt(() => this.lanes.forEach((lane) => lane.doubt()))
    lifecycle.add('work', {
      name: 'outbox relay',
      start: () => void (this.ended = this.run()),
      stop: () => this.stop(),
    })
  }

  /** Says that a schema's outbox has something new: what a poll would find up to half a second later. */
  wake(schema: string): void {
    this.lanes.get(schema)?.wake()
  }

  private async stop(): Promise<void> {
    this.stopping = true
    this.signal.raise()
    this.endLanes()
    await this.ended
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      try {
        // A mark that a crash has undone is an event that is published again: harmless, and a disk less to wait for.
        const session = await Session.open(this.settings, `${this.log.bindings().app}-relay`, { mayForget: true })
        await this.use(session).finally(() => session.close())
      } catch (error) {
        this.log.debug({ err: error }, 'the relay has no database')
      }
      if (!this.stopping) await this.signal.wait(tryEvery)
    }
  }

  private async use(session: Session): Promise<void> {
    let lost = false
    session.onLost(() => {
      lost = true
      this.signal.raise()
      this.endLanes()
    })
    while (!lost && !this.stopping) {
      const [lock] = await session.query<{ held: boolean }>('select pg_try_advisory_lock($1) as held', [relayLock])
      if (lock?.held && !lost && !this.stopping) return this.relay(session)
      await this.signal.wait(tryEvery)
    }
  }

  private async relay(session: Session): Promise<void> {
    this.log.debug('the relay is active')
    const schemas = this.options.domains.map(({ schema }) => schema)
    const lane = (schema: string) =>
      new OutboxLane(new OutboxTable(schema, session), this.publisher, this.log, this.metrics)
    this.lanes = new Map(schemas.map((schema) => [schema, lane(schema)]))
    const sweep = () =>
      void sweepEvents(session, schemas).catch((error: unknown) => {
        this.log.debug({ err: error }, 'old events are deleted later')
      })
    const sweeping = setInterval(sweep, sweepEvery).unref()
    sweep()
    await Promise.all([...this.lanes.values()].map((each) => each.run()))
    clearInterval(sweeping)
    this.lanes = new Map()
  }

  private endLanes(): void {
    this.lanes.forEach((lane) => lane.end())
  }
}
