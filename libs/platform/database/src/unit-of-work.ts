import { type AsyncLocalStorage } from 'node:async_hooks'
import { Injectable } from '@nestjs/common'
import { type CallContext, unitOfWorkScope, withCall } from '@twofold/platform-context'
import pLimit from 'p-limit'
import { DataSource, type EntityManager } from 'typeorm'
import type { DisposableClient } from './disposable-client.js'
import { type LastWrite, lastStatements, type WrittenLast } from './last-write.js'

interface Unit {
  readonly manager: EntityManager
  readonly last: WrittenLast[]
  readonly afterCommit: (() => void)[]
  /** Where several works use its one connection at the same time. */
  readonly shared?: SharedState
}

interface SharedState {
  /** Why it must not be committed, whatever the works make of it. */
  spoiledBy?: unknown
}

export interface SharedWork<T> {
  readonly work: () => Promise<T>
  /** Of whoever wants it done. */
  readonly call: CallContext | undefined
}

/** A work that shares its transaction with others wants a savepoint, which would be one for all of them. */
class NoSavepointInSharedUnit extends Error {
  override readonly name = 'NoSavepointInSharedUnit'
}

const scope = unitOfWorkScope as AsyncLocalStorage<Unit>

/**
 * The transaction that everything called within it joins, without passing it on. A unit inside another one is a
 * savepoint: when it throws, and its caller catches, only its own writes are gone.
 */
@Injectable()
export class UnitOfWork {
  constructor(private readonly dataSource: DataSource) {}

  /** Whether a unit is open: what is written now is undone with it. */
  get isOpen(): boolean {
    return scope.getStore() !== undefined
  }

  /** The open unit, if it is one that several works share: the same object for all of them. */
  get shared(): object | undefined {
    return scope.getStore()?.shared
  }

  /** The entity manager of the open unit, or one that commits each statement by itself. */
  get manager(): EntityManager {
    return scope.getStore()?.manager ?? this.dataSource.manager
  }

  /** Runs `work` in a transaction; commits when it resolves, rolls back when it rejects. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    const outer = scope.getStore()
    return outer ? this.savepoint(outer, work) : this.transaction((unit) => scope.run(unit, work))
  }

  /**
   * Runs works at the same time in one transaction, each in its own call: all of it is committed or, where one of them
   * rejects, nothing. {@link SharedUnits} knows what to do then.
   */
  runAll<T>(works: readonly SharedWork<T>[]): Promise<T[]> {
    const shared: SharedState = {}
    return this.transaction(async (unit) => {
      oneStatementAtATime(unit.manager, (error) => (shared.spoiledBy ??= error))
      const outcomes = await Promise.allSettled(
        works.map(({ call, work }) => withCall(call, () => scope.run(unit, work))),
      )
      if (shared.spoiledBy) throw shared.spoiledBy
      return outcomes.map((outcome) => {
        if (outcome.status === 'rejected') throw outcome.reason
        return outcome.value
      })
    }, shared)
  }

  /** Runs `act` once the outermost unit has committed; at once where none is open. */
  afterCommit(act: () => void): void {
    const unit = scope.getStore()
    if (unit) unit.afterCommit.push(act)
    else act()
  }

  /**
   * Writes something in the open unit once all else is done: it travels with the commit, and nobody waits for it. Where it
   * fails nothing of the unit is written.
   */
  writeLast<Thing>(write: LastWrite<Thing>, thing: Thing): void {
    const unit = scope.getStore()
    if (!unit) throw new Error('there is no unit of work whose last write this could be')
    unit.last.push({ write: write as LastWrite<unknown>, thing })
  }

  private async transaction<T>(work: (unit: Unit) => Promise<T>, shared?: SharedState): Promise<T> {
    const afterCommit: (() => void)[] = []
    const last: WrittenLast[] = []
    const result = await this.dataSource.transaction(async (manager) => {
      const result = await work({ manager, last, afterCommit, shared })
      if (last.length > 0) (await clientOf(manager)).commitsWith(lastStatements(last))
      return result
    })
    for (const act of afterCommit) act()
    return result
  }

  private async savepoint<T>(outer: Unit, work: () => Promise<T>): Promise<T> {
    if (outer.shared) throw (outer.shared.spoiledBy ??= new NoSavepointInSharedUnit())
    const afterCommit: (() => void)[] = []
    const last: WrittenLast[] = []
    const result = await outer.manager.transaction((manager) => scope.run({ manager, last, afterCommit }, work))
    outer.last.push(...last)
    outer.afterCommit.push(...afterCommit)
    return result
  }
}

const clientOf = ({ queryRunner }: EntityManager) => queryRunner!.connect() as Promise<DisposableClient>

/**
 * Each statement is sent when the one before is answered: none comes before the transaction has begun. PostgreSQL would roll back
 * at a commit after a failed statement, and not say so: `onFailure` hears of it even where the work that made it goes on.
 */
function oneStatementAtATime({ queryRunner }: EntityManager, onFailure: (error: unknown) => void): void {
  if (!queryRunner) throw new Error('a transaction has no connection')
  const inTurn = pLimit(1)
  const query = queryRunner.query.bind(queryRunner)
  const observed = (...statement: Parameters<typeof query>) =>
    inTurn(() => query(...statement)).catch((error: unknown) => {
      onFailure(error)
      throw error
    })
  queryRunner.query = observed as typeof query
}
