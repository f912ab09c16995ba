import { AsyncLocalStorage } from 'node:async_hooks'

/** The open unit of work of this asynchronous flow. Only platform/database looks inside. */
export const unitOfWorkScope = new AsyncLocalStorage<unknown>()

/** A remote call inside a unit of work: it would hold locks while a network decides, and cannot be rolled back. */
export class RemoteCallInsideUnitOfWork extends Error {
  constructor(subject: string) {
    super(`${subject} was called inside a unit of work: call neighbours before it begins or after it has committed`)
    this.name = 'RemoteCallInsideUnitOfWork'
  }
}

/** Throws where a unit of work is open: for whatever must not happen inside a transaction. */
export function refuseInsideUnitOfWork(subject: string): void {
  if (unitOfWorkScope.getStore()) throw new RemoteCallInsideUnitOfWork(subject)
}
