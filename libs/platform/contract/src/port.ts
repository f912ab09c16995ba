import type * as z from 'zod'
import type { Contract } from './contract.js'

/** A contract's operations as methods: what a domain's service implements and its neighbours call. */
export type PortOf<C extends Contract> = {
  [Name in keyof C['operations']]: (
    input: z.output<C['operations'][Name]['input']>,
  ) => Promise<z.output<C['operations'][Name]['output']>>
}

/** A port's class: a type and a Nest injection token at once. */
export type Port<C extends Contract = Contract, Methods = object> = (abstract new () => Methods) & {
  readonly contract: C
}

/**
 * The abstract class by which a neighbour is injected. The app decides whether the local service or a remote client
 * stands behind it.
 *
 * @example export abstract class Catalog extends portOf(catalogContract) {}
 */
export function portOf<C extends Contract>(contract: C): Port<C, PortOf<C>> {
  abstract class ContractPort {
    static readonly contract = contract
  }
  return ContractPort as unknown as Port<C, PortOf<C>>
}

const remote = Symbol('remote')

/** Marks an implementation of a port as one that calls another process. */
export function markRemote<T extends object>(implementation: T): T {
  return Object.assign(implementation, { [remote]: true })
}

/** Whether calling this neighbour leaves the process: it cannot join a transaction then. */
export function isRemote(implementation: object): boolean {
  return remote in implementation
}
