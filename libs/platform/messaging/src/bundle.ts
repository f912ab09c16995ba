import { type CallContext, Deadline, newTraceparent, type ServedBy, traceparentFrom } from '@twofold/platform-context'
import { type Failure, newId } from '@twofold/platform-contract'
import type { Msg } from '@nats-io/transport-node'
import * as z from 'zod'
import { decode } from './wire.js'

/** Where an operation is asked for several things with one message. An older version does not listen there. */
export const bundleSubject = (subject: string): string => `${subject}--together`

/** One of the requests in a bundle: what its headers would be, and its input. Milliseconds. */
const BundledRequest = z.object({
  requestId: z.string(),
  traceparent: z.string(),
  timeLeft: z.number(),
  clientAddress: z.string().optional(),
  input: z.unknown().optional(),
})
type BundledRequest = z.infer<typeof BundledRequest>

/** What became of one of them: `value` is absent where the operation answers nothing. */
const BundledAnswer = z.object({
  value: z.unknown().optional(),
  failure: z
    .object({ code: z.string(), detail: z.string(), details: z.record(z.string(), z.unknown()).optional() })
    .optional(),
})
export type BundledAnswer = z.infer<typeof BundledAnswer>

export function bundledRequest(call: CallContext | undefined, timeLeft: number, input: unknown): BundledRequest {
  const { requestId = newId(), traceparent = newTraceparent(), clientAddress } = call ?? {}
  return { requestId, traceparent, timeLeft: Math.ceil(timeLeft), clientAddress, input }
}

export const failureOfBundled = ({ kind, detail, details }: Failure): BundledAnswer => ({
  value: undefined,
  failure: { code: kind.code, detail, details: details as Record<string, unknown> },
})

/** Undefined where it is none. */
export const requestsOf = (message: Msg): BundledRequest[] | undefined => readAs(z.array(BundledRequest), message)
/** Undefined where it is none. */
export const answersOf = (message: Msg): BundledAnswer[] | undefined => readAs(z.array(BundledAnswer), message)

function readAs<T>(schema: z.ZodType<T>, { data }: Msg): T | undefined {
  try {
    return schema.safeParse(decode(data)).data
  } catch {
    return undefined // It is not even JSON.
  }
}

/** A request's context as the serving process sees it. */
export function callOfBundled(request: BundledRequest, servedBy: ServedBy | undefined): CallContext {
  const { requestId, traceparent, timeLeft, clientAddress } = request
  return {
    requestId,
    traceparent: traceparentFrom(traceparent),
    deadline: Deadline.in(timeLeft),
    clientAddress,
    servedBy,
  }
}
