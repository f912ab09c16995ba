import { Injectable } from '@nestjs/common'
import { currentCall, withCall, withoutCall } from '@twofold/platform-context'
import { Gathering } from '@twofold/platform-gathering'
import pLimit, { type LimitFunction } from 'p-limit'
import { isConnectionFailure } from './connection-failure.js'
import { DatabaseSettings } from './database.settings.js'
import { type SharedWork, UnitOfWork } from './unit-of-work.js'

/** More would take the locks of what is popular from each other, and be smaller: with two, 12 % fewer orders were placed. */
const atOnce = 1
/** Works of one transaction. */
const most = 50

/** Runs `work` in a transaction that it may share with others of its kind. */
export type UnitOfOneKind = <T>(work: () => Promise<T>) => Promise<T>

/** What has become of a work; undefined where it is to be run alone, and nothing of it has been written. */
type Outcome = { readonly value: unknown } | { readonly error: unknown } | undefined

/**
 * Units of work of one kind, as many a request opens at the same time: those that come together share one transaction, one
 * commit, and, where they make {@link GatheredWrites}, each of its statements.
 */
@Injectable()
export class SharedUnits {
  /** The transactions of all kinds, which leave half of the pool to whatever else the process does. */
  private readonly inTurn: LimitFunction

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly settings: DatabaseSettings,
  ) {
    this.inTurn = pLimit(Math.max(1, Math.floor(settings.DATABASE_POOL_SIZE / 2)))
  }

  /**
   * A way to run units of one kind. Where one of several rejects, their transaction is rolled back and each is run once more,
   * alone: a work has no effect but what it writes. It takes locks in gathered writes only, and those of one table in one of
   * them and before it reads anything alone, or two transactions would often wait for each other. A savepoint makes all of
   * them run alone.
   */
  ofOneKind(): UnitOfOneKind {
    const alone = <T>(work: () => Promise<T>) => this.inTurn(() => this.unitOfWork.run(work))
    if (!this.settings.DATABASE_GATHERS_WRITES)
      return (work) => (this.unitOfWork.isOpen ? this.unitOfWork.run(work) : alone(work))
    // Begun in the call of whoever came first, of several a transaction is nobody's.
    const together = (works: readonly SharedWork<unknown>[]) =>
      this.inTurn(() => withoutCall(() => this.together(works)))
    const gathering = new Gathering(together, { atOnce, most })
    return async <T>(work: () => Promise<T>) => {
      if (this.unitOfWork.isOpen) return this.unitOfWork.run(work)
      const outcome = await gathering.ask({ work, call: currentCall() })
      if (!outcome) return alone(work)
      if ('error' in outcome) throw outcome.error
      return outcome.value as T
    }
  }

  private async together(works: readonly SharedWork<unknown>[]): Promise<readonly Outcome[]> {
    try {
      const values =
        works.length > 1
          ? await this.unitOfWork.runAll(works)
          : [await withCall(works[0]!.call, () => this.unitOfWork.run(works[0]!.work))]
      return values.map((value) => ({ value }))
    } catch (error) {
      // Whose failure it is shows when each is alone; where the database does not answer it is everybody's.
      return works.map(() => (works.length === 1 || isConnectionFailure(error) ? { error } : undefined))
    }
  }
}
