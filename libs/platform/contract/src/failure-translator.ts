import type { Failure } from './failure.js'

/** Knows which thrown errors of a library are a failure that a caller should hear of: a lost database, say. */
export abstract class FailureTranslator {
  abstract translate(error: unknown): Failure | undefined
}
