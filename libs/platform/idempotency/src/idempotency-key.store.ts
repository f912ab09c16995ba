import { Injectable } from '@nestjs/common'
import { IdempotencyInProgress } from '@twofold/platform-contract'
import { UnitOfWork } from '@twofold/platform-database'

/** Whose key it is and for what: the same key of another account or operation is another key. */
export interface KeyOwner {
  /** The schema that remembers it. */
  readonly schema: string
  readonly operation: string
  /** Id of the account. */
  readonly scope: string
  readonly key: string
}

/** What was answered: a value, or a failure by its code. */
export type StoredAnswer =
  | { readonly value: unknown }
  | { readonly failure: { readonly code: string; readonly detail: string; readonly details: Record<string, unknown> } }

export interface StoredKey {
  readonly fingerprint: string
  /** What the first request made; there may be no answer yet. */
  readonly subject: string | null
  readonly answer: StoredAnswer | null
  /** Whether the first request may still be at work. */
  readonly running: boolean
}

const lease = '30 seconds'
/** Replays are promised for 24 hours. */
const kept = '25 hours'

@Injectable()
export class IdempotencyKeyStore {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Takes the key, anew or from a holder that died before it made anything; null where it is not to be had. */
  async claim(owner: KeyOwner, fingerprint: string): Promise<boolean> {
    const rows = await this.query<unknown[]>(
      `insert into ${owner.schema}.idempotency_keys as held (operation, scope, key, fingerprint, lease_until)
       values ($1, $2, $3, $4, now() + interval '${lease}')
       on conflict (operation, scope, key) do update
         set claimed_at = now(), lease_until = excluded.lease_until
         where held.subject is null and held.answer is null and held.lease_until < now()
           and held.fingerprint = excluded.fingerprint
       returning 1`,
      owner,
      fingerprint,
    )
    return rows.length === 1
  }

  async find(owner: KeyOwner): Promise<StoredKey | undefined> {
    const [row] = await this.query<StoredKey[]>(
      `select fingerprint, subject, answer, lease_until > now() as running from ${owner.schema}.idempotency_keys
       where operation = $1 and scope = $2 and key = $3`,
      owner,
    )
    return row
  }

  /** Remembers what the request made, in the transaction that makes it. */
  async accept(owner: KeyOwner, subject: string): Promise<void> {
    const [accepted] = await this.query<[unknown[], number]>(
      `update ${owner.schema}.idempotency_keys set subject = $4
       where operation = $1 and scope = $2 and key = $3 and subject is null and answer is null returning 1`,
      owner,
      subject,
    )
    // Whoever outlives the lease may find that a retry has made it: what they were about to make must not be.
    if (accepted.length === 0) throw new IdempotencyInProgress('Another request with this Idempotency-Key was faster.')
  }

  async answer(owner: KeyOwner, answer: StoredAnswer): Promise<void> {
    await this.query(
      `update ${owner.schema}.idempotency_keys set answer = $4 where operation = $1 and scope = $2 and key = $3`,
      owner,
      JSON.stringify(answer),
    )
  }

  /** Says that nobody is at work any more: the key is free again, or waits with what was made under it. */
  async release(owner: KeyOwner): Promise<void> {
    await this.query(
      `with freed as (
         delete from ${owner.schema}.idempotency_keys
         where operation = $1 and scope = $2 and key = $3 and subject is null and answer is null
       )
       update ${owner.schema}.idempotency_keys set lease_until = now()
       where operation = $1 and scope = $2 and key = $3 and subject is not null`,
      owner,
    )
  }

  async forgetOld(schema: string): Promise<void> {
    await this.unitOfWork.manager.query(
      `delete from ${schema}.idempotency_keys where claimed_at < now() - interval '${kept}'`,
    )
  }

  private query<T>(statement: string, owner: KeyOwner, ...rest: unknown[]): Promise<T> {
    return this.unitOfWork.manager.query(statement, [owner.operation, owner.scope, owner.key, ...rest])
  }
}
