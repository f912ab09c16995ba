/**
 * The statements that a domain's first migration runs, so that its schema can tell events and take them in.
 *
 * - `outbox`: what was told, with the change that it tells of; kept for 7 days after publishing.
 * - `aggregate_versions`: how many events each aggregate has told, and which version was the last of each subject
 *   (`told`). An earlier release counts without saying so: up to version `unaccounted` the subjects are not known, and
 *   where `accounted` is behind `version` it has counted since. Kept for ever, one small row an aggregate: a count that
 *   began anew would be taken for repetitions.
 * - `outbox_place`: where the events were published last, to notice that it was made anew.
 * - `inbox`: which events were applied; kept for 15 days.
 * - `inbox_versions`: how far each consumer is with each aggregate, and whether it is parked there; kept as long as the
 *   last applied event, and while it is parked. What an earlier release has applied last stays for ever: its row in the
 *   inbox does not say of which aggregate it was.
 * - `dead_letters`: events that could not be applied, and what came after them.
 */
export function eventTables(schema: string): string[] {
  return [
    // `json` and not `jsonb`: what was written comes back as it was, and costs less to write.
    `create table ${schema}.outbox (
       position bigint primary key generated always as identity,
       id uuid not null,
       subject text not null,
       aggregate text not null,
       version int not null,
       previous int,
       occurred_at timestamptz(3) not null default clock_timestamp(),
       request_id text not null,
       traceparent text not null,
       payload json not null,
       published_at timestamptz(3)
     ) with (autovacuum_vacuum_scale_factor = 0.02)`,
    `create index outbox_unpublished on ${schema}.outbox (position) where published_at is null`,
    `create table ${schema}.outbox_place (
       single boolean primary key default true check (single),
       name text not null
     )`,
    `create table ${schema}.aggregate_versions (
       aggregate text primary key,
       version int not null,
       previous int,
       told jsonb not null default '{}',
       accounted int not null default 0,
       unaccounted int not null default 0
     ) with (fillfactor = 80)`,
    // Ids are UUIDv7: with the id in front, new rows come at the end and old ones are a range.
    `create table ${schema}.inbox (
       event_id uuid not null,
       consumer text not null,
       aggregate text,
       version int,
       applied_at timestamptz(3) not null default now(),
       primary key (event_id, consumer)
     )`,
    `create table ${schema}.inbox_versions (
       consumer text not null,
       aggregate text not null,
       version int not null,
       parked boolean not null default false,
       primary key (consumer, aggregate)
     ) with (fillfactor = 80)`,
    `create table ${schema}.dead_letters (
       id bigint primary key generated always as identity,
       consumer text not null,
       event_id uuid,
       aggregate text,
       version int,
       message json not null,
       error text not null,
       tries int not null,
       parked_at timestamptz(3) not null default now(),
       constraint dead_letters_event_key unique (consumer, event_id)
     )`,
    `create index dead_letters_in_order on ${schema}.dead_letters (consumer, aggregate, version)`,
  ]
}

/** Brings tables that {@link eventTables} of an earlier release made to what it makes now. Changes nothing else. */
export function extendEventTables(schema: string): string[] {
  return [
    `alter table if exists ${schema}.outbox add column if not exists previous int`,
    // What an earlier release writes has none: nobody may take that for «nothing before».
    `alter table if exists ${schema}.outbox alter column previous drop not null, alter column previous drop default`,
    `alter table if exists ${schema}.aggregate_versions
       add column if not exists previous int,
       add column if not exists told jsonb not null default '{}',
       add column if not exists accounted int not null default 0,
       add column if not exists unaccounted int not null default 0`,
    `alter table if exists ${schema}.aggregate_versions
       alter column previous drop not null, alter column previous drop default`,
    `alter table if exists ${schema}.inbox
       add column if not exists aggregate text,
       add column if not exists version int`,
  ]
}

const tables = ['dead_letters', 'inbox_versions', 'inbox', 'aggregate_versions', 'outbox_place', 'outbox']

/** Undoes {@link eventTables}. */
export function dropEventTables(schema: string): string[] {
  return tables.map((table) => `drop table ${schema}.${table}`)
}
