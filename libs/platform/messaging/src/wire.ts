import { type CallContext, Deadline, newTraceparent, type ServedBy, traceparentFrom } from '@twofold/platform-context'
import {
  type Failure,
  type FailureClass,
  InternalError,
  newId,
  platformFailures,
  revive,
} from '@twofold/platform-contract'
import { headers, type Msg, type MsgHdrs } from '@nats-io/transport-node'

/** The headers of a request and of its answer. */
const header = {
  requestId: 'Request-Id',
  traceparent: 'traceparent',
  /** Milliseconds that the caller still waits: clocks need not agree. */
  timeLeft: 'Time-Left',
  token: 'Access-Token',
  clientAddress: 'Client-Address',
  /** The code of the failure that the answer is. */
  failure: 'Failure',
  /** Of an answer: who took part in it. */
  servedBy: 'Served-By',
} as const

const decoder = new TextDecoder()

/** What travels beside a request's input. */
export function requestHeaders(call: CallContext | undefined, timeLeft: number): MsgHdrs {
  const made = headers()
  made.set(header.requestId, call?.requestId ?? newId())
  made.set(header.traceparent, call?.traceparent ?? newTraceparent())
  made.set(header.timeLeft, String(Math.ceil(timeLeft)))
  if (call?.token) made.set(header.token, call.token)
  if (call?.clientAddress) made.set(header.clientAddress, call.clientAddress)
  return made
}

/** The call's context as the serving process sees it. */
export function callOf(message: Msg, defaultTimeout: number, servedBy: ServedBy | undefined): CallContext {
  const read = (name: string) => message.headers?.get(name) || undefined
  const timeLeft = Number(read(header.timeLeft) ?? defaultTimeout)
  return {
    requestId: read(header.requestId) ?? newId(),
    traceparent: traceparentFrom(read(header.traceparent)),
    deadline: Deadline.in(Number.isFinite(timeLeft) ? timeLeft : defaultTimeout),
    token: read(header.token),
    clientAddress: read(header.clientAddress),
    servedBy,
  }
}

/** What travels beside an answer: nothing, where nobody is to know who took part. */
export function answerHeaders({ servedBy }: CallContext): MsgHdrs | undefined {
  if (!servedBy) return undefined
  const made = headers()
  made.set(header.servedBy, String(servedBy))
  return made
}

/** Notes who took part in an answer, where the call in progress wants to know. */
export function noteServedBy(call: CallContext | undefined, answer: Msg): void {
  const others = call?.servedBy && answer.headers?.get(header.servedBy)
  if (others) call.servedBy.add(others)
}

/** JSON; nothing at all for `undefined`. */
export function encode(value: unknown): string {
  return value === undefined ? '' : JSON.stringify(value)
}

export function decode(data: Uint8Array): unknown {
  return data.length === 0 ? undefined : JSON.parse(decoder.decode(data))
}

/** A failure as it travels: its code in a header, what it says in the body. */
export function encodeFailure(
  { kind, detail, details }: Failure,
  call: CallContext,
): { body: string; headers: MsgHdrs } {
  const made = answerHeaders(call) ?? headers()
  made.set(header.failure, kind.code)
  return { body: JSON.stringify({ detail, details }), headers: made }
}

/** The answer's failure as an instance of the class that was thrown, or undefined where it is a success. */
export function failureOf(answer: Msg, declared: readonly FailureClass[]): Failure | undefined {
  const code = answer.headers?.get(header.failure)
  if (!code) return undefined
  return reviveFailure(code, decode(answer.data) as FailureWords, declared)
}

interface FailureWords {
  readonly detail: string
  readonly details?: Record<string, unknown>
}

export function reviveFailure(code: string, words: FailureWords, declared: readonly FailureClass[]): Failure {
  const { detail, details = {} } = words
  const Class = [...declared, ...platformFailures].find(({ kind }) => kind.code === code)
  // A newer version may fail in ways that this one has not heard of.
  return Class ? revive(Class, detail, details) : new InternalError(`The service failed in an unknown way: ${code}.`)
}
