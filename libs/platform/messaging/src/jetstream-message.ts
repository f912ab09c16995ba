import type { EventMessage } from '@twofold/platform-contract'
import * as z from 'zod'

// PostgreSQL's text has no NUL, and its indexes no long values.
const word = z
  .string()
  .min(1)
  .max(500)
  .refine((text) => !text.includes('\0'), 'has a NUL')

const Envelope = z.object({
  id: z.uuid(),
  subject: word,
  aggregate: word,
  version: z.int().positive().max(2_147_483_646),
  // Absent in what an earlier release has told, or has told before it.
  previous: z.int().nonnegative().optional(),
  occurredAt: z.string(),
  requestId: z.string(),
  traceparent: z.string(),
  payload: z.unknown(),
})

const decoder = new TextDecoder('utf-8', { fatal: true })

export const encodeEvent = (message: EventMessage): string => JSON.stringify(message)

/** The event in a message; whoever may write to a stream may have written anything. Throws what is wrong with it. */
export function decodeEvent(subject: string, data: Uint8Array): EventMessage {
  const message = Envelope.parse(JSON.parse(decoder.decode(data)))
  if (message.subject !== subject) throw new Error(`it says that it is ${message.subject}`)
  return message as EventMessage
}
