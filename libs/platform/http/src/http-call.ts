import { type CallContext, type Caller, Deadline, newTraceparent, type ServedBy } from '@twofold/platform-context'
import type { RecordedSpan } from '@twofold/platform-telemetry'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** One HTTP request on its way to an answer; also the context of all that it causes. */
export class HttpCall implements CallContext {
  readonly started = performance.now()
  readonly requestId: string
  readonly deadline: Deadline
  readonly clientAddress: string
  token?: string
  caller?: Caller
  /** `ok`, or the code of the failure that it was answered with. */
  outcome = 'ok'
  /** Answered, or given up. */
  over = false
  /** Among those that are in flight; undefined where it was not taken in. */
  place?: number
  private trace?: string

  constructor(
    request: FastifyRequest,
    readonly reply: FastifyReply,
    milliseconds: number,
    readonly servedBy: ServedBy | undefined,
    /** Where the request is recorded. */
    readonly span: RecordedSpan | undefined,
    /** The trace context of whoever asks. */
    private readonly given: string | undefined,
  ) {
    this.requestId = request.id
    this.clientAddress = request.ip
    this.deadline = Deadline.in(milliseconds)
  }

  get isRecorded(): boolean {
    return this.span !== undefined
  }

  /** Made when somebody asks: many a request is answered without. */
  get traceparent(): string {
    return (this.trace ??= this.span?.traceparent ?? this.given ?? newTraceparent())
  }
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Absent where the request was refused before it was taken in: a malformed address, say. */
    call?: HttpCall
  }
}
