import { Injectable } from '@nestjs/common'
import { currentCall, newTraceparent } from '@twofold/platform-context'
import { type Event, newId, type PayloadOf } from '@twofold/platform-contract'
import { UnitOfWork } from '@twofold/platform-database'
import { Relay } from './relay.js'

/** How a domain tells of what it changed: in the transaction that changes it. */
@Injectable()
export class Outbox {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly relay: Relay,
  ) {}

  /**
   * Tells of an event, if the unit of work commits: once to each who reacts to it, in order for each aggregate. Units
   * that tell of the same aggregate wait for one another from here until their end.
   */
  async append<E extends Event>(event: E, payload: PayloadOf<E>): Promise<void> {
    if (!this.unitOfWork.isOpen) {
      throw new Error(`${event.subject} was told outside a unit of work: it would be told of a change that may not be`)
    }
    const { domain, subject, aggregate } = event
    const call = currentCall()
    await this.unitOfWork.manager.query(
      `with counted as (
         insert into ${domain}.aggregate_versions as last (aggregate, version, previous, told, accounted)
         values ($1, 1, 0, jsonb_build_object($3::text, 1), 1)
         on conflict (aggregate) do update
           set version = last.version + 1,
             previous = case
               when last.accounted = last.version and coalesce((last.told ->> $3)::int, 0) >= last.unaccounted
               then coalesce((last.told ->> $3)::int, 0)
             end,
             told = last.told || jsonb_build_object($3, last.version + 1),
             accounted = last.version + 1,
             unaccounted = case when last.accounted = last.version then last.unaccounted else last.version end
         returning version, previous
       )
       insert into ${domain}.outbox (id, subject, aggregate, version, previous, request_id, traceparent, payload)
       select $2, $3, $1, version, previous, $4, $5, $6 from counted`,
      [
        String((payload as Record<string, unknown>)[aggregate]),
        newId(),
        subject,
        call?.requestId ?? newId(),
        call?.traceparent ?? newTraceparent(),
        JSON.stringify(payload),
      ],
    )
    this.unitOfWork.afterCommit(() => this.relay.wake(domain))
  }
}
