import type { Session } from '@twofold/platform-database'

const chunk = 1_000
const outboxDays = 7
/**
 * Longer than an event can still come again: the outbox has it for 7 days, and a stream that was made anew from it for 7
 * more.
 */
const inboxDays = 15

/** Deletes events 7 days after their publication, and what is remembered of applied ones after 15, in small steps. */
export async function sweepEvents(session: Session, schemas: readonly string[]): Promise<void> {
  for (const schema of schemas) {
    while ((await deleteOldEvents(session, schema)) > 0);
    while ((await deleteOldMemories(session, schema)) > 0);
  }
}

async function deleteOldEvents(session: Session, schema: string): Promise<number> {
  // Looks at the oldest rows only: the primary key finds them, no other index is needed.
  const deleted = await session.query(
    `delete from ${schema}.outbox using (
       select position from ${schema}.outbox where published_at is not null order by position limit ${chunk}
     ) oldest
     where outbox.position = oldest.position and published_at < now() - interval '${outboxDays} days'
     returning 1`,
  )
  return deleted.length
}

async function deleteOldMemories(session: Session, schema: string): Promise<number> {
  // A consumer that has got no further with an aggregate forgets it altogether: should there be another event after
  // all, it begins there.
  const deleted = await session.query(
    `with forgotten as (
       delete from ${schema}.inbox using (
         select event_id, consumer from ${schema}.inbox order by event_id limit ${chunk}
       ) oldest
       where inbox.event_id = oldest.event_id and inbox.consumer = oldest.consumer
         and applied_at < now() - interval '${inboxDays} days'
       returning inbox.consumer, aggregate, version
     ), versions as (
       delete from ${schema}.inbox_versions seen using forgotten
       where seen.consumer = forgotten.consumer and seen.aggregate = forgotten.aggregate
         and seen.version = forgotten.version and not seen.parked
     )
     select from forgotten`,
  )
  return deleted.length
}
