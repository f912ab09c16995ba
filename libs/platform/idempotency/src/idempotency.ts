import { hash } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { refuseInsideUnitOfWork } from '@twofold/platform-context'
import {
  Failure,
  type FailureClass,
  IdempotencyInProgress,
  IdempotencyKeyReused,
  revive,
} from '@twofold/platform-contract'
import { UnitOfWork } from '@twofold/platform-database'
import { IdempotencyKeyStore } from './idempotency-key.store.js'
import type { KeyOwner, StoredKey } from './stored-key.js'

export interface IdempotentRequest<T> extends KeyOwner {
  /** The schema that remembers the key. */
  readonly schema: string
  /** What the client asked for: the same key with another body is a mistake. */
  readonly body: unknown
  /** Failures that are answers: replayed, never tried again. After others the key waits with what was made, if anything was. */
  readonly finalFailures: readonly FailureClass[]
  /** Does the work. `final` says whether the value is the last word. */
  readonly work: (key: HeldKey<T>) => Promise<{ value: T; final: boolean }>
  /** Answers for what an earlier request made and whose answer was not the last word. */
  readonly resume: (subject: string) => Promise<T>
}

/** The key, while its request is at work. */
export interface HeldKey<T> {
  /**
   * To be called with the id of what is made, in the transaction that makes it: what is done before has no effect, or one
   * that may be repeated.
   */
  readonly accept: (subject: string) => Promise<void>
  /** Remembers the last word in the transaction that makes it so; without that it has a commit of its own, at the end. */
  readonly answer: (value: T) => Promise<void>
}

/** Exactly one effect for each idempotency key, and the same answer to whoever asks again. */
@Injectable()
export class Idempotency {
  constructor(
    private readonly keys: IdempotencyKeyStore,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * @throws IdempotencyInProgress while the first request runs
   * @throws IdempotencyKeyReused where the key came with another body
   */
  async once<T>(request: IdempotentRequest<T>): Promise<T> {
    // What has been answered must not be undone afterwards.
    refuseInsideUnitOfWork(`${request.operation} (an idempotency key)`)
    const fingerprint = hash('sha256', JSON.stringify(request.body), 'base64')
    const stored = await this.keys.in(request.schema).find(request)
    if (stored && stored.fingerprint !== fingerprint) {
      throw new IdempotencyKeyReused('Send a new Idempotency-Key with each new request.')
    }
    return stored && !isAbandoned(stored) ? replay(stored, request) : this.perform(request, fingerprint)
  }

  private async perform<T>(request: IdempotentRequest<T>, fingerprint: string): Promise<T> {
    const keys = this.keys.in(request.schema)
    let made: string | undefined
    let isAnswered = false
    const key: HeldKey<T> = {
      accept: async (subject) => {
        await keys.claim({ owner: request, fingerprint, subject })
        made = subject
      },
      answer: async (value) => {
        await keys.answer(request, { value })
        this.unitOfWork.afterCommit(() => (isAnswered = true))
      },
    }
    try {
      const { value, final } = await request.work(key)
      if (isAnswered) return value
      if (final) await keys.answer(request, { value })
      else if (made) await keys.release(request, made)
      return value
    } catch (error) {
      if (error instanceof Failure && request.finalFailures.some(({ kind }) => kind.code === error.kind.code)) {
        const { detail, details } = error
        await keys.answer(request, { failure: { code: error.kind.code, detail, details } })
      } else if (made) {
        await keys.release(request, made)
      }
      throw error
    }
  }
}

/** Whether its holder has died before it made anything. */
function isAbandoned({ subject, answer, running }: StoredKey): boolean {
  return !subject && !answer && !running
}

function replay<T>(
  { subject, answer, running }: StoredKey,
  { finalFailures, resume }: IdempotentRequest<T>,
): Promise<T> | T {
  if (answer && 'value' in answer) return answer.value as T
  if (answer) {
    const { code, detail, details } = answer.failure
    throw revive(
      finalFailures.find(({ kind }) => kind.code === code)!,
      detail,
      details,
    )
  }
  if (subject && !running) return resume(subject)
  throw new IdempotencyInProgress('The first request with this Idempotency-Key has not been answered yet.')
}
