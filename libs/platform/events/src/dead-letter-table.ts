import { Injectable } from '@nestjs/common'
import type { EventMessage } from '@twofold/platform-contract'
import { UnitOfWork } from '@twofold/platform-database'
import type { Consumer } from './consumers.js'

/** A consumer, whether or not its reaction is still there. */
export type ConsumerName = Pick<Consumer, 'name' | 'schema'>

export interface DeadLetter {
  readonly id: string
  readonly message: EventMessage
}

/** A dead letter as a person sees it. */
export interface ListedLetter {
  /** `<schema>.<number>`. */
  readonly id: string
  readonly consumer: string
  /** The event's subject; null, as aggregate and version, where what came was not an event. */
  readonly subject: string | null
  readonly aggregate: string | null
  readonly version: number | null
  /** What its last try failed of, with the stack where there was one. */
  readonly error: string
  readonly tries: number
  readonly parkedAt: Date
}

/** The dead letters of each consumer: what could not be applied, and what came after it. */
@Injectable()
export class DeadLetterTable {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Parks the aggregate with this event, unless the consumer has passed the event in the meantime. */
  async park({ schema, name }: ConsumerName, message: EventMessage, error: unknown, tries: number): Promise<void> {
    await this.query(
      `with parked as (
         insert into ${schema}.inbox_versions as seen (consumer, aggregate, version, parked) values ($1, $3, $4 - 1, true)
         on conflict (consumer, aggregate) do update set parked = true where seen.version < $4
         returning 1
       )
       insert into ${schema}.dead_letters (consumer, event_id, aggregate, version, message, error, tries)
       select $1, $2, $3, $4, $5, $6, $7 from parked
       on conflict (consumer, event_id) do nothing`,
      [name, message.id, message.aggregate, message.version, JSON.stringify(message), textOf(error), tries],
    )
  }

  /** Puts an event behind the parked ones of its aggregate; false where the aggregate is parked no more. */
  async putBehind({ schema, name }: ConsumerName, message: EventMessage): Promise<boolean> {
    // The row's lock keeps a replay from ending while this letter is on its way.
    const parked = await this.query<unknown[]>(
      `with parked as (
         select 1 from ${schema}.inbox_versions where consumer = $1 and aggregate = $3 and parked for update
       ), put as (
         insert into ${schema}.dead_letters (consumer, event_id, aggregate, version, message, error, tries)
         select $1, $2, $3, $4, $5, 'came after a parked event', 0 from parked
         on conflict (consumer, event_id) do nothing
       )
       select 1 from parked`,
      [name, message.id, message.aggregate, message.version, JSON.stringify(message)],
    )
    return parked.length === 1
  }

  /** Keeps what is not an event at all; it parks nothing, since it names no aggregate. */
  async keep({ schema, name }: ConsumerName, message: object, reason: string): Promise<void> {
    await this.query(`insert into ${schema}.dead_letters (consumer, message, error, tries) values ($1, $2, $3, 0)`, [
      name,
      JSON.stringify(message),
      textOf(reason),
    ])
  }

  /** All of a schema, the oldest first: those of reactions that are gone, too. */
  list(schema: string): Promise<ListedLetter[]> {
    return this.query(
      `select $1 || '.' || id as id, consumer, message ->> 'subject' as subject, aggregate, version, error, tries,
         parked_at as "parkedAt"
       from ${schema}.dead_letters order by dead_letters.id`,
      [schema],
    )
  }

  async parkedAggregates({ schema, name }: ConsumerName, aggregate: string | undefined): Promise<string[]> {
    const rows = await this.query<{ aggregate: string }[]>(
      `select aggregate from ${schema}.inbox_versions
       where consumer = $1 and parked and ($2::text is null or aggregate = $2) order by aggregate`,
      [name, aggregate ?? null],
    )
    return rows.map((row) => row.aggregate)
  }

  /** Locks a parked aggregate until the unit's end. Answers the version that it is at, undefined where it is not parked. */
  async lock({ schema, name }: ConsumerName, aggregate: string): Promise<number | undefined> {
    const [row] = await this.query<{ version: number }[]>(
      `select version from ${schema}.inbox_versions where consumer = $1 and aggregate = $2 and parked for update`,
      [name, aggregate],
    )
    return row?.version
  }

  /** The letter that is next, in the order of the aggregate's versions. */
  async next({ schema, name }: ConsumerName, aggregate: string): Promise<DeadLetter | undefined> {
    const [letter] = await this.query<DeadLetter[]>(
      `select id, message from ${schema}.dead_letters where consumer = $1 and aggregate = $2 order by version limit 1`,
      [name, aggregate],
    )
    return letter
  }

  async remove({ schema }: ConsumerName, { id }: Pick<DeadLetter, 'id'>): Promise<void> {
    await this.query(`delete from ${schema}.dead_letters where id = $1`, [id])
  }

  async noteFailure({ schema }: ConsumerName, { id }: DeadLetter, error: unknown): Promise<void> {
    await this.query(`update ${schema}.dead_letters set error = $2, tries = tries + 1 where id = $1`, [
      id,
      textOf(error),
    ])
  }

  /** Notes that a letter has been applied. */
  async advance({ schema, name }: ConsumerName, { id, aggregate, version }: EventMessage): Promise<void> {
    await this.query(
      `with applied as (
         insert into ${schema}.inbox (consumer, aggregate, event_id, version) values ($1, $2, $3, $4) on conflict do nothing
       )
       update ${schema}.inbox_versions set version = $4 where consumer = $1 and aggregate = $2`,
      [name, aggregate, id, version],
    )
  }

  async unpark({ schema, name }: ConsumerName, aggregate: string): Promise<void> {
    await this.query(`update ${schema}.inbox_versions set parked = false where consumer = $1 and aggregate = $2`, [
      name,
      aggregate,
    ])
  }

  private query<T>(statement: string, values: unknown[]): Promise<T> {
    return this.unitOfWork.manager.query(statement, values)
  }
}

function textOf(error: unknown): string {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
  // PostgreSQL's text has no NUL.
  return text.replaceAll('\0', '\\0').slice(0, 10_000)
}
