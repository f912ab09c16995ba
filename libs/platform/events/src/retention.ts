import type { Session } from '@twofold/platform-database'

const chunk = 1_000
const day = 86_400_000
const outboxDays = 7
/** Longer than any event can still come again. */
const inboxDays = 8

/** Deletes published events after 7 days and the ids of applied ones after 8, in small steps. */
export async function sweepEvents(session: Session, schemas: readonly string[]): Promise<void> {
  for (const schema of schemas) {
    while ((await deleteOldEvents(session, schema)) > 0);
    while ((await deleteOldIds(session, schema)) > 0);
  }
}

async function deleteOldEvents(session: Session, schema: string): Promise<number> {
  // Looks at the oldest rows only: the primary key finds them, no other index is needed.
  const deleted = await session.query(
    `delete from ${schema}.outbox using (
       select position from ${schema}.outbox where published_at is not null order by position limit ${chunk}
     ) oldest
     where outbox.position = oldest.position and occurred_at < now() - interval '${outboxDays} days'
     returning 1`,
  )
  return deleted.length
}

async function deleteOldIds(session: Session, schema: string): Promise<number> {
  const deleted = await session.query(
    `delete from ${schema}.inbox using (
       select event_id, consumer from ${schema}.inbox where event_id < $1 order by event_id limit ${chunk}
     ) oldest
     where inbox.event_id = oldest.event_id and inbox.consumer = oldest.consumer
     returning 1`,
    [idMadeAt(Date.now() - inboxDays * day)],
  )
  return deleted.length
}

/** The least UUIDv7 of a moment. */
function idMadeAt(milliseconds: number): string {
  const hex = milliseconds.toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`
}
