import { Injectable } from '@nestjs/common'
import { type EventMessage, FailureTranslator, Unavailable } from '@twofold/platform-contract'
import { GatheredWrites, SharedUnits, UnitOfWork, type UnitOfOneKind } from '@twofold/platform-database'
import { Log, Metrics } from '@twofold/platform-telemetry'
import type { Consumer } from './consumers.js'
import { DeadLetterTable } from './dead-letter-table.js'
import { advanceStatement, advanceValues, type Arrival, keyOfStep, type Standing, type Step } from './inbox-versions.js'
import { Reactor, UnreadableEvent } from './reactor.js'

/** What became of a message. The first four settle it; after the others it is to be taken again. */
export type Verdict =
  | 'applied'
  /** It had been applied before. */
  | 'repeated'
  /** The consumer does not react to this event. */
  | 'passed'
  /** It is a dead letter, since it is poison or comes after one. */
  | 'parked'
  /** An earlier event of its aggregate has not come yet. */
  | 'waiting'
  | 'failed'
  /** The database, or whatever the reaction needs, does not answer: not the event's fault. */
  | 'unavailable'

export const isSettled = (verdict: Verdict): boolean => settling.has(verdict)

const settling = new Set<Verdict>(['applied', 'repeated', 'passed', 'parked'])
const triesBeforeParking = 5
const mostTriesRemembered = 10_000

/** Takes messages in, each once for each consumer, in order for each aggregate. */
@Injectable()
export class Inbox {
  private readonly units = new Map<string, UnitOfOneKind>()
  private readonly steps = new Map<string, (step: Step) => Promise<Standing>>()
  private readonly tries = new Map<string, number>()

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sharedUnits: SharedUnits,
    private readonly writes: GatheredWrites,
    private readonly reactor: Reactor,
    private readonly letters: DeadLetterTable,
    private readonly translator: FailureTranslator,
    private readonly log: Log,
    private readonly metrics: Metrics,
  ) {}

  /** Takes a message for a consumer; never throws. The messages of one aggregate are to be handed in one at a time. */
  async take(consumer: Consumer, message: EventMessage, arrival: Arrival): Promise<Verdict> {
    if (message.subject !== consumer.event.subject) return 'passed'
    const verdict = await this.try(consumer, message, arrival)
    this.metrics.events.inc({ event: consumer.event.subject, outcome: verdict })
    if (isSettled(verdict)) this.tries.delete(`${consumer.name} ${message.id}`)
    return verdict
  }

  /** Keeps what came for a consumer but is not an event. Throws where the database does not answer. */
  async refuse(consumer: Consumer, message: object, reason: string): Promise<void> {
    this.log.error({ consumer: consumer.name, reason }, 'not an event: kept as a dead letter')
    await this.letters.keep(consumer, message, reason)
  }

  private async try(consumer: Consumer, message: EventMessage, arrival: Arrival): Promise<Verdict> {
    try {
      const standing = await this.apply(consumer, message, arrival)
      return await this.judge(consumer, message, arrival, standing)
    } catch (error) {
      return this.afterFailure(consumer, message, error).catch((reason: unknown) => {
        this.log.warn({ err: reason, consumer: consumer.name, event: message.id }, 'an event could not be parked')
        return 'unavailable' as const
      })
    }
  }

  private apply(consumer: Consumer, message: EventMessage, arrival: Arrival): Promise<Standing> {
    return this.unitsOf(consumer)(async () => {
      const standing = await this.stepOf(consumer.schema)({ consumer: consumer.name, message, arrival })
      if (standing.fresh) await this.reactor.react(consumer, message)
      return standing
    })
  }

  private unitsOf({ name }: Consumer): UnitOfOneKind {
    const units = this.units.get(name) ?? this.sharedUnits.ofOneKind()
    this.units.set(name, units)
    return units
  }

  private stepOf(schema: string): (step: Step) => Promise<Standing> {
    const known = this.steps.get(schema)
    if (known) return known
    const statement = advanceStatement(schema)
    const step = this.writes.byKey(keyOfStep, (steps: readonly Step[]) =>
      this.unitOfWork.manager.query<Standing[]>(statement, advanceValues(steps)),
    )
    this.steps.set(schema, step)
    return step
  }

  private async judge(
    consumer: Consumer,
    message: EventMessage,
    arrival: Arrival,
    { advanced, fresh, last, parked }: Standing,
  ): Promise<Verdict> {
    if (fresh) return 'applied'
    if (advanced || (last !== null && message.version <= last)) return 'repeated'
    if (parked) return (await this.letters.putBehind(consumer, message)) ? 'parked' : 'waiting'
    // Not a gap where another process has taken a step between this statement's snapshot and its lock.
    const { aggregate, previous } = message
    if (arrival !== 'nothing earlier' || last === null || previous === undefined || previous <= last) return 'waiting'
    return this.park(consumer, message, new Error(`${aggregate} is at version ${last}: ${previous} never came`), 0)
  }

  private async afterFailure(consumer: Consumer, message: EventMessage, error: unknown): Promise<Verdict> {
    const details = { err: error, consumer: consumer.name, event: message.id, aggregate: message.aggregate }
    if (error instanceof UnreadableEvent) return this.park(consumer, message, error, 1)
    if (error instanceof Unavailable || this.translator.translate(error) instanceof Unavailable) {
      this.log.debug(details, 'an event waits for what is not available')
      return 'unavailable'
    }
    const key = `${consumer.name} ${message.id}`
    // Another process may have settled some that failed here.
    if (this.tries.size > mostTriesRemembered) this.tries.clear()
    const tries = (this.tries.get(key) ?? 0) + 1
    this.tries.set(key, tries)
    if (tries >= triesBeforeParking) return this.park(consumer, message, error, tries)
    this.log.warn({ ...details, tries }, 'an event could not be applied')
    return 'failed'
  }

  private async park(consumer: Consumer, message: EventMessage, error: unknown, tries: number) {
    await this.letters.park(consumer, message, error, tries)
    const { id, aggregate, version, subject } = message
    this.log.error(
      { err: error, consumer: consumer.name, event: id, subject, aggregate, version, tries },
      'an event is parked with its aggregate: mend the cause and replay the dead letters',
    )
    return 'parked' as const
  }
}
