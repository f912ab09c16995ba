import { IdempotencyInProgress } from '@twofold/platform-contract'
import { GatheredReads, GatheredWrites, type LastWrite, type Statement, UnitOfWork } from '@twofold/platform-database'
import type { KeyOwner, StoredAnswer, StoredKey } from './stored-key.js'

const lease = '30 seconds'
/** Replays are promised for 24 hours. */
const kept = '25 hours'

interface Answered {
  readonly owner: KeyOwner
  readonly answer: StoredAnswer
}

interface Claim {
  readonly owner: KeyOwner
  readonly fingerprint: string
  /** Id of what the request makes. */
  readonly subject: string
}

/** The keys that one schema remembers. */
export class IdempotencyKeys {
  private readonly findText: (text: string) => Promise<StoredKey | undefined>
  private readonly take: (claim: Claim) => Promise<boolean>
  private readonly write: (answered: Answered) => Promise<void>
  private readonly writing: LastWrite<Answered> = {
    keyOf: ({ owner }) => textOf(owner),
    statementOf: (answered) => this.answered(answered),
  }

  constructor(
    private readonly schema: string,
    private readonly unitOfWork: UnitOfWork,
    reads: GatheredReads,
    writes: GatheredWrites,
  ) {
    this.findText = reads.byKey(
      (texts) => this.findAll(texts),
      ({ text }) => text,
    )
    this.take = writes.byKey(
      ({ owner }) => textOf(owner),
      (claims) => this.takeAll(claims),
    )
    this.write = writes.byKey(this.writing.keyOf, async (answered) => {
      await this.unitOfWork.manager.query(...this.writing.statementOf(answered))
      return answered.map(() => undefined)
    })
  }

  find(owner: KeyOwner): Promise<StoredKey | undefined> {
    return this.findText(textOf(owner))
  }

  /**
   * Takes the key for what the request makes, in the transaction that makes it; anew or from a holder that died before it
   * made anything. Waits for another transaction that is about to do the same.
   *
   * @throws IdempotencyInProgress where another request has made it: what this one was about to make must not be
   */
  async claim(claim: Claim): Promise<void> {
    if (await this.take(claim)) return
    throw new IdempotencyInProgress('Another request with this Idempotency-Key was faster.')
  }

  /** With the commit of the unit that is open, or else with one of its own. */
  async answer(owner: KeyOwner, answer: StoredAnswer): Promise<void> {
    if (this.unitOfWork.isOpen) this.unitOfWork.writeLast(this.writing, { owner, answer })
    else await this.write({ owner, answer })
  }

  /** Says that nobody is at work any more on what was made under the key. */
  async release({ operation, scope, key }: KeyOwner, subject: string): Promise<void> {
    await this.unitOfWork.manager.query(
      `update ${this.schema}.idempotency_keys set lease_until = now()
       where operation = $1 and scope = $2 and key = $3 and subject = $4`,
      [operation, scope, key, subject],
    )
  }

  /** Forgets up to `count` keys that are replayed no more; how many it found. */
  async forgetOld(count: number): Promise<number> {
    const [, forgotten] = await this.unitOfWork.manager.query<[unknown, number]>(
      `delete from ${this.schema}.idempotency_keys where (operation, scope, key) in (
         select operation, scope, key from ${this.schema}.idempotency_keys
         where claimed_at < now() - interval '${kept}' limit $1 for update skip locked
       )`,
      [count],
    )
    return forgotten
  }

  private findAll(texts: readonly string[]): Promise<(StoredKey & { text: string })[]> {
    return this.unitOfWork.manager.query(
      `select text, fingerprint, subject, answer, lease_until > now() as running
       from unnest($1::text[], $2::text[], $3::uuid[], $4::text[]) as wanted (text, operation, scope, key)
       join ${this.schema}.idempotency_keys using (operation, scope, key)`,
      [texts, ...columnsOf(texts.map(ownerOf))],
    )
  }

  private async takeAll(claims: readonly Claim[]): Promise<boolean[]> {
    const taken = await this.unitOfWork.manager.query<KeyOwner[]>(
      `insert into ${this.schema}.idempotency_keys as held (operation, scope, key, fingerprint, subject, lease_until)
       select operation, scope, key, fingerprint, subject, now() + interval '${lease}'
       from unnest($1::text[], $2::uuid[], $3::text[], $4::text[], $5::uuid[])
         as claim (operation, scope, key, fingerprint, subject)
       on conflict (operation, scope, key) do update
         set claimed_at = now(), lease_until = excluded.lease_until, subject = excluded.subject
         where held.subject is null and held.answer is null and held.lease_until < now()
           and held.fingerprint = excluded.fingerprint
       returning operation, scope, key`,
      [
        ...columnsOf(claims.map(({ owner }) => owner)),
        claims.map(({ fingerprint }) => fingerprint),
        claims.map(({ subject }) => subject),
      ],
    )
    const texts = new Set(taken.map(textOf))
    return claims.map(({ owner }) => texts.has(textOf(owner)))
  }

  private answered(answered: readonly Answered[]): Statement {
    return [
      `update ${this.schema}.idempotency_keys as held set answer = given.answer::jsonb
       from unnest($1::text[], $2::uuid[], $3::text[], $4::text[]) as given (operation, scope, key, answer)
       where held.operation = given.operation and held.scope = given.scope and held.key = given.key`,
      [...columnsOf(answered.map(({ owner }) => owner)), answered.map(({ answer }) => JSON.stringify(answer))],
    ]
  }
}

type OwnerColumns = [operation: string, scope: string, key: string]

const textOf = ({ operation, scope, key }: KeyOwner) => JSON.stringify([operation, scope, key])

function ownerOf(text: string): KeyOwner {
  const [operation, scope, key] = JSON.parse(text) as OwnerColumns
  return { operation, scope, key }
}

function columnsOf(owners: readonly KeyOwner[]): [operations: string[], scopes: string[], keys: string[]] {
  return [owners.map(({ operation }) => operation), owners.map(({ scope }) => scope), owners.map(({ key }) => key)]
}
