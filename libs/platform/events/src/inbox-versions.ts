/** What is known of the earlier events of a message's aggregate. */
export type Arrival =
  /** Whoever delivers keeps each aggregate's order, and leaves out what the consumer does not react to. */
  | 'in order'
  /** Every event of the aggregate is delivered, perhaps late: a gap in the versions waits. */
  | 'any order'
  /** As before, and whatever is missing now will never come. */
  | 'nothing earlier'

/** One consumer taking one event of one aggregate. */
export interface Step {
  readonly consumer: string
  readonly aggregate: string
  readonly version: number
  /** The event's id where it is to be remembered as applied; null where the consumer does not react to it. */
  readonly eventId: string | null
  readonly arrival: Arrival
}

/** Where the consumer stands with the aggregate. */
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
 * Takes steps that are each for another consumer or aggregate; one that would repeat, leave a gap, or pass a parked
 * event is not taken. Answers the standing of each, in their order.
 */
export function advanceStatement(schema: string): string {
  return `
    with step as (
      select * from unnest($1::text[], $2::text[], $3::int[], $4::uuid[], $5::text[])
        with ordinality as step (consumer, aggregate, version, event_id, arrival, number)
    ), advanced as (
      insert into ${schema}.inbox_versions as seen (consumer, aggregate, version)
      select consumer, aggregate, version from step
      where version = 1 or arrival <> 'any order' or exists (
        select from ${schema}.inbox_versions known
        where known.consumer = step.consumer and known.aggregate = step.aggregate
      )
      order by consumer, aggregate
      on conflict (consumer, aggregate) do update set version = excluded.version
      where not seen.parked and (seen.version = excluded.version - 1 or ($6 and seen.version < excluded.version))
      returning consumer, aggregate
    ), marked as (
      insert into ${schema}.inbox (event_id, consumer)
      select event_id, consumer from step join advanced using (consumer, aggregate) where event_id is not null
      on conflict do nothing
      returning event_id, consumer
    )
    select advanced.consumer is not null as advanced, marked.consumer is not null as fresh, known.version as last, known.parked
    from step
    left join advanced using (consumer, aggregate)
    left join marked using (event_id, consumer)
    left join ${schema}.inbox_versions known using (consumer, aggregate)
    order by step.number`
}

/** The statement's values; all steps have the same arrival where it is `in order`. */
export function advanceValues(steps: readonly Step[]): unknown[] {
  return [
    steps.map(({ consumer }) => consumer),
    steps.map(({ aggregate }) => aggregate),
    steps.map(({ version }) => version),
    steps.map(({ eventId }) => eventId),
    steps.map(({ arrival }) => arrival),
    steps.every(({ arrival }) => arrival === 'in order'),
  ]
}
