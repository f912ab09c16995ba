/** Metadata key of the operation that a handler serves. */
export const servedOperation = Symbol('served operation')
