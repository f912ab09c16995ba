import type { EventMessage } from '@twofold/platform-contract'

/** What is known of the earlier events of a message's aggregate and subject. */
export type Arrival =
  /** Whoever delivers keeps the order, and leaves out nothing: what seems to be missing was never for this consumer. */
  | 'in order'
  /** Every event is delivered, perhaps late: a missing one is waited for. */
  | 'any order'
  /** As before, and whatever is missing now will never come: so is what does not say what was before it taken. */
  | 'nothing earlier'

/** Where a consumer stands with an aggregate. */
export interface Standing {
  /** Whether the step was taken. */
  readonly advanced: boolean
  /** Whether the event's id was new as well. */
  readonly fresh: boolean
  /** The last version before the step, null where the aggregate was never seen. */
  readonly last: number | null
  readonly parked: boolean | null
}

/**
 * Has a consumer take the step to an event; one that would repeat, leave out an earlier event, or pass a parked one is
 * not taken. Answers one {@link Standing}.
 */
export function advanceStatement(schema: string): string {
  return `
    with advanced as (
      insert into ${schema}.inbox_versions as seen (consumer, aggregate, version)
      select $1, $2, $3
      where $4::int = 0 or $6 <> 'any order'
        or exists (select from ${schema}.inbox_versions where consumer = $1 and aggregate = $2)
      on conflict (consumer, aggregate) do update set version = excluded.version
      where not seen.parked and seen.version < excluded.version
        and (seen.version >= $4::int or $6 = 'in order' or ($4 is null and $6 = 'nothing earlier'))
      returning 1
    ), marked as (
      insert into ${schema}.inbox (event_id, consumer, aggregate, version) select $5, $1, $2, $3 from advanced
      on conflict do nothing
      returning 1
    )
    select exists (select from advanced) as advanced, exists (select from marked) as fresh, seen.version as last, seen.parked
    from (values ($1, $2)) as step (consumer, aggregate) left join ${schema}.inbox_versions seen using (consumer, aggregate)`
}

export function advanceValues(consumer: string, message: EventMessage, arrival: Arrival): unknown[] {
  const { aggregate, version, previous, id } = message
  return [consumer, aggregate, version, previous ?? null, id, arrival]
}
