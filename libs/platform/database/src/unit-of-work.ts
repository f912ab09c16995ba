import { type AsyncLocalStorage } from 'node:async_hooks'
import { Injectable } from '@nestjs/common'
import { unitOfWorkScope } from '@twofold/platform-context'
import { DataSource, type EntityManager } from 'typeorm'

interface Unit {
  readonly manager: EntityManager
  readonly afterCommit: (() => void)[]
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

  /** The entity manager of the open unit, or one that commits each statement by itself. */
  get manager(): EntityManager {
    return scope.getStore()?.manager ?? this.dataSource.manager
  }

  /** Runs `work` in a transaction; commits when it resolves, rolls back when it rejects. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    const outer = scope.getStore()
    if (outer) return this.savepoint(outer, work)
    const afterCommit: (() => void)[] = []
    const result = await this.dataSource.transaction((manager) => scope.run({ manager, afterCommit }, work))
    for (const act of afterCommit) act()
    return result
  }

  /** Runs `act` once the outermost unit has committed; at once where none is open. */
  afterCommit(act: () => void): void {
    const unit = scope.getStore()
    if (unit) unit.afterCommit.push(act)
    else act()
  }

  private async savepoint<T>(outer: Unit, work: () => Promise<T>): Promise<T> {
    const afterCommit: (() => void)[] = []
    const result = await outer.manager.transaction((manager) => scope.run({ manager, afterCommit }, work))
    outer.afterCommit.push(...afterCommit)
    return result
  }
}
