import * as z from 'zod'

/** What a kind of failure is, declared once beside the noun that it belongs to. */
export interface FailureKind<Code extends string = string, Details extends z.ZodType = z.ZodType> {
  /** `<domain>.<what-happened>`, stable: clients branch on it. */
  readonly code: Code
  /** HTTP status of its problem details. */
  readonly status: number
  /** Short and constant for the code (RFC 9457 `title`). */
  readonly title: string
  /** Shape of further members of the problem details. */
  readonly details?: Details
  /** Seconds after which a client may try again (HTTP `Retry-After`). */
  readonly retryAfter?: number
}

/** An expected failure: declared in a contract, thrown by a rule, and the same class again on the other side of a wire. */
export abstract class Failure extends Error {
  abstract readonly kind: FailureKind

  constructor(
    /** One sentence for the person who reads this occurrence (RFC 9457 `detail`). */
    readonly detail: string,
    readonly details: Record<string, unknown> = {},
    options?: ErrorOptions,
  ) {
    super(detail, options)
    this.name = new.target.name
  }
}

type DetailsOf<Details extends z.ZodType> = z.output<Details> & Record<string, unknown>
type FailureArguments<Details extends z.ZodType | undefined> = Details extends z.ZodType
  ? [detail: string, details: DetailsOf<Details>, options?: ErrorOptions]
  : [detail: string, details?: undefined, options?: ErrorOptions]

/** The class of one kind of failure. */
export interface FailureClass<Code extends string = string> {
  readonly kind: FailureKind<Code>
  new (...args: never[]): Failure
}

/** Makes a failure of a class that is known only at run time, as it came over a wire. */
export function revive(Class: FailureClass, detail: string, details?: Record<string, unknown>): Failure {
  return new (Class as unknown as new (detail: string, details?: Record<string, unknown>) => Failure)(detail, details)
}

/**
 * Declares a kind of failure.
 *
 * @example class OutOfStock extends failure({ code: 'inventory.out-of-stock', status: 409, title: 'Out of stock' }) {}
 */
export function failure<Code extends string, Details extends z.ZodType | undefined = undefined>(
  kind: Omit<FailureKind<Code>, 'details'> & { readonly details?: Details },
) {
  return class extends Failure {
    static readonly kind = kind as FailureKind<Code>
    readonly kind = kind as FailureKind<Code>

    constructor(...failed: FailureArguments<Details>) {
      super(...(failed as [string, Record<string, unknown>?, ErrorOptions?]))
    }
  }
}
