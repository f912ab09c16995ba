import type { FailureClass, Operation } from '@twofold/platform-contract'

/** What the door knows of a route: the operation behind it and how its answers look. */
export interface ServedOperation {
  readonly operation: Operation
  /** `<domain>.<operation>` */
  readonly name: string
  /** All that a caller may meet there, the platform's failures among them. */
  readonly failures: readonly FailureClass[]
  /** Whether a caller has to sign in. */
  readonly signedIn: boolean
  /** Sets what of the answer goes into status and headers. */
  readonly decorate?: AnswerDecorator
}

export type AnswerDecorator = (
  answer: never,
  reply: { code(status: number): unknown; header(name: string, value: string): unknown },
) => void

declare module 'fastify' {
  interface FastifyContextConfig {
    served?: ServedOperation
  }
}
