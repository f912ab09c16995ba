import { randomBytes } from 'node:crypto'

const pattern = /^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/

/** A new W3C `traceparent`, not sampled: nobody records this trace yet. */
export function newTraceparent(): string {
  return `00-${randomBytes(16).toString('hex')}-${randomBytes(8).toString('hex')}-00`
}

/** The `traceparent` that came from outside, or a new one where it is missing or malformed. */
export function traceparentFrom(header: string | undefined): string {
  return header !== undefined && pattern.test(header) ? header : newTraceparent()
}

/** The trace id of a `traceparent`. */
export function traceIdOf(traceparent: string): string {
  return traceparent.slice(3, 35)
}
