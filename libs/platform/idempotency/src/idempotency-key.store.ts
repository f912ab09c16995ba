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
  /** What the first request made; there may be no answer yet. Null where an earlier release has taken the key and made nothing yet. */
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

  /**
   * Takes the key for what the request makes, in the transaction that makes it; anew or from a holder that died before it
   * made anything. Waits for another transaction that is about to do the same.
   */
  async claim(owner: KeyOwner, fingerprint: string, subject: string): Promise<void> {
    const claimed = await this.query<unknown[]>(
      `insert into ${owner.schema}.idempotency_keys as held (operation, scope, key, fingerprint, subject, lease_until)
       values ($1, $2, $3, $4, $5, now() + interval '${lease}')
       on conflict (operation, scope, key) do update
         set claimed_at = now(), lease_until = excluded.lease_until, subject = excluded.subject
         where held.subject is null and held.answer is null and held.lease_until < now()
           and held.fingerprint = excluded.fingerprint
       returning 1`,
      owner,
      fingerprint,
      subject,
    )
    // What they were about to make must not be: another request has made it.
    if (claimed.length === 0) throw new IdempotencyInProgress('Another request with this Idempotency-Key was faster.')
  }

  async find(owner: KeyOwner): Promise<StoredKey | undefined> {
    const [row] = await this.query<StoredKey[]>(
      `select fingerprint, subject, answer, lease_until > now() as running from ${owner.schema}.idempotency_keys
       where operation = $1 and scope = $2 and key = $3`,
      owner,
    )
    return row
  }

  async answer(owner: KeyOwner, answer: StoredAnswer): Promise<void> {
    await this.query(
      `update ${owner.schema}.idempotency_keys set answer = $4 where operation = $1 and scope = $2 and key = $3`,
      owner,
      JSON.stringify(answer),
    )
  }

  /** Says that nobody is at work any more on what was made under the key. */
  async release(owner: KeyOwner, subject: string): Promise<void> {
    await this.query(
      `update ${owner.schema}.idempotency_keys set lease_until = now()
       where operation = $1 and scope = $2 and key = $3 and subject = $4`,
      owner,
      subject,
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
