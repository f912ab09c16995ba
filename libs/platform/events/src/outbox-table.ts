import type { EventMessage } from '@twofold/platform-contract'
import type { Session } from '@twofold/platform-database'
import { Gathering } from '@twofold/platform-gathering'

interface OutboxRow {
  readonly position: string
  readonly id: string
  readonly subject: string
  readonly aggregate: string
  readonly version: number
  readonly previous: number | null
  readonly occurred_at: Date
  readonly request_id: string
  readonly traceparent: string
  readonly payload: unknown
}

/** An event with its place in the outbox. */
export interface Outgoing {
  readonly position: string
  readonly message: EventMessage
}

const chunk = 5_000

/** One schema's outbox as the relay sees it, over the session that holds the relay's lock: no lock, no outbox. */
export class OutboxTable {
  private readonly marks = new Gathering<string, void>((positions) => this.markAll(positions), { atOnce: 1, most: 500 })

  constructor(
    readonly schema: string,
    private readonly session: Session,
  ) {}

  /** The oldest events that are not published, but for those of some aggregates. */
  async unpublished(limit: number, without: readonly string[]): Promise<Outgoing[]> {
    const rows = await this.session.query<OutboxRow>(
      `select position, id, subject, aggregate, version, previous, occurred_at, request_id, traceparent, payload
       from ${this.schema}.outbox
       where published_at is null and aggregate <> all($2::text[])
       order by position limit $1`,
      [limit, without],
    )
    return rows.map(outgoing)
  }

  /** Marks an event as published, together with all others that are to be marked by now. */
  mark(position: string): Promise<void> {
    return this.marks.ask(position)
  }

  /** Where the events were published until now; undefined where nothing was. */
  async place(): Promise<string | undefined> {
    const [place] = await this.session.query<{ name: string }>(`select name from ${this.schema}.outbox_place`)
    return place?.name
  }

  /** Has all that is retained published again, in another place. Cut short, it begins again the next time. */
  async moveTo(place: string): Promise<void> {
    for (let after: string | null = '0'; after !== null;) {
      const [moved]: { last: string | null }[] = await this.session.query(
        `with next as (select position from ${this.schema}.outbox where position > $1 order by position limit ${chunk}),
         moved as (
           update ${this.schema}.outbox set published_at = null from next
           where outbox.position = next.position and published_at is not null
         )
         select max(position) as last from next`,
        [after],
      )
      after = moved!.last
    }
    await this.session.query(
      `insert into ${this.schema}.outbox_place (name) values ($1) on conflict (single) do update set name = excluded.name`,
      [place],
    )
  }

  private async markAll(positions: readonly string[]): Promise<void[]> {
    await this.session.query(
      `update ${this.schema}.outbox set published_at = now() where position = any($1::bigint[])`,
      [positions],
    )
    return positions.map(() => undefined)
  }
}

function outgoing({ position, occurred_at, request_id, previous, ...row }: OutboxRow): Outgoing {
  const message = { ...row, previous: previous ?? undefined }
  return { position, message: { ...message, occurredAt: occurred_at.toISOString(), requestId: request_id } }
}
