const pattern = /^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/

/** A new W3C `traceparent`, not sampled: nobody records this trace yet. */
export function newTraceparent(): string {
  // UUIDs come from a pool of randomness: a system call for each id would cost 10 µs a request.
  const [trace, span] = [crypto.randomUUID(), crypto.randomUUID()]
  return `00-${trace.replaceAll('-', '')}-${span.slice(0, 8)}${span.slice(24, 32)}-00`
}

/** The `traceparent` that came from outside, where it is one. */
export function givenTraceparent(header: string | undefined): string | undefined {
  return header !== undefined && pattern.test(header) ? header : undefined
}

/** The `traceparent` that came from outside, or a new one where it is missing or malformed. */
export function traceparentFrom(header: string | undefined): string {
  return givenTraceparent(header) ?? newTraceparent()
}

/** The trace id of a `traceparent`. */
export function traceIdOf(traceparent: string): string {
  return traceparent.slice(3, 35)
}

/** The id of the span that a `traceparent` names: the parent of whatever comes with it. */
export function spanIdOf(traceparent: string): string {
  return traceparent.slice(36, 52)
}

/** The same, with the flag that nobody records it. */
export function notRecorded(traceparent: string): string {
  return `${traceparent.slice(0, 53)}00`
}

/** Whether whoever began the trace has it recorded: the lowest bit of its flags. */
export function isSampled(traceparent: string): boolean {
  return (Number.parseInt(traceparent.slice(53), 16) & 1) === 1
}
