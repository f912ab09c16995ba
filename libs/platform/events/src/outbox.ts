import { Injectable } from '@nestjs/common'
import { currentCall, newTraceparent } from '@twofold/platform-context'
import { type Event, newId, type PayloadOf } from '@twofold/platform-contract'
import { type LastWrite, type Statement, UnitOfWork } from '@twofold/platform-database'
import { Relay } from './relay.js'

interface Told {
  readonly aggregate: string
  readonly id: string
  readonly requestId: string
  readonly traceparent: string
  readonly payload: unknown
}

/** How a domain tells of what it changed: in the transaction that changes it. */
@Injectable()
export class Outbox {
  private readonly tellings = new Map<Event, LastWrite<Told>>()

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly relay: Relay,
  ) {}

  /**
   * Tells of an event, if the unit of work commits: once to each who reacts to it, in order for each aggregate. It is written
   * with the commit.
   */
  append<E extends Event>(event: E, payload: PayloadOf<E>): void {
    if (!this.unitOfWork.isOpen) {
      throw new Error(`${event.subject} was told outside a unit of work: it would be told of a change that may not be`)
    }
    const call = currentCall()
    this.unitOfWork.writeLast(this.tellingOf(event), {
      aggregate: String((payload as Record<string, unknown>)[event.aggregate]),
      id: newId(),
      requestId: call?.requestId ?? newId(),
      traceparent: call?.traceparent ?? newTraceparent(),
      payload,
    })
    this.unitOfWork.afterCommit(() => this.relay.wake(event.domain))
  }

  private tellingOf(event: Event): LastWrite<Told> {
    const telling = this.tellings.get(event) ?? {
      keyOf: ({ aggregate }) => `${event.domain} ${aggregate}`,
      statementOf: (told) => appended(event, told),
    }
    this.tellings.set(event, telling)
    return telling
  }
}

function appended({ domain, subject }: Event, told: readonly Told[]): Statement {
  return [
    `with told as (
       select aggregate, id, request_id, traceparent, payload::json as payload
       from unnest($2::text[], $3::uuid[], $4::text[], $5::text[], $6::text[])
         as told (aggregate, id, request_id, traceparent, payload)
     ), counted as (
       insert into ${domain}.aggregate_versions as last (aggregate, version, previous, told, accounted)
       select aggregate, 1, 0, jsonb_build_object($1::text, 1), 1 from told
       on conflict (aggregate) do update
         set version = last.version + 1,
           previous = case
             when last.accounted = last.version and coalesce((last.told ->> $1)::int, 0) >= last.unaccounted
             then coalesce((last.told ->> $1)::int, 0)
           end,
           told = last.told || jsonb_build_object($1, last.version + 1),
           accounted = last.version + 1,
           unaccounted = case when last.accounted = last.version then last.unaccounted else last.version end
       returning aggregate, version, previous
     )
     insert into ${domain}.outbox (id, subject, aggregate, version, previous, request_id, traceparent, payload)
     select id, $1, aggregate, version, previous, request_id, traceparent, payload from told join counted using (aggregate)`,
    [
      subject,
      told.map(({ aggregate }) => aggregate),
      told.map(({ id }) => id),
      told.map(({ requestId }) => requestId),
      told.map(({ traceparent }) => traceparent),
      told.map(({ payload }) => JSON.stringify(payload)),
    ],
  ]
}
