import type * as z from 'zod'
import type { FailureClass } from './failure.js'

/** Who may call: anyone, whoever is signed in, whoever has a role, or only this system's own processes. */
export type Access = 'anyone' | 'signed-in' | 'internal' | { readonly role: string }

/** What a domain can be asked to do, before the contract has given it a name. */
export interface OperationDeclaration<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> {
  /** One line, shown in the API documents. */
  readonly summary: string
  readonly access: Access
  readonly input: Input
  readonly output: Output
  /** The expected failures that it may answer, besides those of the platform. */
  readonly failures: readonly FailureClass[]
  /** Whether asking twice has the effect of asking once, so that a lost answer may be asked for again. */
  readonly idempotent: boolean
  /** Whether it may be asked for several things with one message: a short read that is the same for everybody. */
  readonly together: boolean
  /** Longest time that a caller waits, in milliseconds, where the request's own deadline is not nearer. */
  readonly timeout: number
}

export interface Operation<
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
> extends OperationDeclaration<Input, Output> {
  /** `<domain>.rpc.<operation>`, which is also its NATS subject. */
  readonly subject: string
  /** The contract's key of it: the method's name. */
  readonly name: string
}

type OperationOptions<Input extends z.ZodType, Output extends z.ZodType> = Pick<
  OperationDeclaration<Input, Output>,
  'summary' | 'access' | 'input' | 'output'
> &
  Partial<Pick<OperationDeclaration, 'failures' | 'timeout' | 'together'>>

const defaultTimeout = 5_000

/**
 * Declares an operation that only reads: it may always be asked again.
 *
 * @throws Error where it is to be asked for several things together and is not for anyone: there is but one caller's token
 */
export function query<Input extends z.ZodType, Output extends z.ZodType>(
  options: OperationOptions<Input, Output>,
): OperationDeclaration<Input, Output> {
  if (options.together && options.access !== 'anyone')
    throw new Error(`«${options.summary}» cannot be asked for several things together: it is not for anyone`)
  return { failures: [], timeout: defaultTimeout, together: false, ...options, idempotent: true }
}

/** Declares an operation that changes something; `idempotent` says that it may be asked again when its answer got lost. */
export function command<Input extends z.ZodType, Output extends z.ZodType>(
  options: Omit<OperationOptions<Input, Output>, 'together'> & { readonly idempotent?: boolean },
): OperationDeclaration<Input, Output> {
  return { failures: [], timeout: defaultTimeout, idempotent: false, together: false, ...options }
}
