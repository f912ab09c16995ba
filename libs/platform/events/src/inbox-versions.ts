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

/** What a consumer is to do with a message. */
export interface Step {
  readonly consumer: string
  readonly message: EventMessage
  readonly arrival: Arrival
}

/** One step of a consumer and aggregate at a time. */
export const keyOfStep = ({ consumer, message }: Step): string => JSON.stringify([consumer, message.aggregate])

/**
 * Has consumers take the step to an event each; one that would repeat, leave out an earlier event, or pass a parked one is
 * not taken. Answers a {@link Standing} for each, in their order.
 */
export function advanceStatement(schema: string): string {
  return `
    with step as materialized (
      select place, consumer, aggregate, version, previous, event_id, arrival
      from unnest($1::text[], $2::text[], $3::int[], $4::int[], $5::uuid[], $6::text[]) with ordinality
        as step (consumer, aggregate, version, previous, event_id, arrival, place)
    ), advanced as (
      insert into ${schema}.inbox_versions as seen (consumer, aggregate, version)
      select consumer, aggregate, version from step
      where previous = 0 or arrival <> 'any order' or exists (
        select from ${schema}.inbox_versions as known
        where known.consumer = step.consumer and known.aggregate = step.aggregate
      )
      on conflict (consumer, aggregate) do update set version = excluded.version
      where not seen.parked and seen.version < excluded.version and exists (
        select from step
        where step.consumer = excluded.consumer and step.aggregate = excluded.aggregate
          and (seen.version >= previous or arrival = 'in order' or (previous is null and arrival = 'nothing earlier'))
      )
      returning consumer, aggregate
    ), marked as (
      insert into ${schema}.inbox (event_id, consumer, aggregate, version)
      select event_id, consumer, aggregate, version from step join advanced using (consumer, aggregate)
      on conflict do nothing
      returning event_id, consumer
    )
    select advanced.consumer is not null as advanced, marked.event_id is not null as fresh, seen.version as last, seen.parked
    from step
      left join advanced using (consumer, aggregate)
      left join marked using (event_id, consumer)
      left join ${schema}.inbox_versions seen using (consumer, aggregate)
    order by place`
}

export function advanceValues(steps: readonly Step[]): unknown[] {
  return [
    steps.map(({ consumer }) => consumer),
    steps.map(({ message }) => message.aggregate),
    steps.map(({ message }) => message.version),
    steps.map(({ message }) => message.previous ?? null),
    steps.map(({ message }) => message.id),
    steps.map(({ arrival }) => arrival),
  ]
}
