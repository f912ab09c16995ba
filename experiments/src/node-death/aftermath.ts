import type { LoadResult } from '@twofold/load'
import { type FailuresOfKind, failuresByKind, lostConnection } from './failures-by-kind.js'

/** Something that fails requests for a while. */
export interface Event {
  readonly name: string
  /** Seconds since the load began. */
  readonly at: number
  /** Whether failures have to end soon after it. */
  readonly isBounded: boolean
}

/** What failed between an event and the next one. */
export interface Aftermath extends Event {
  readonly failures: readonly FailuresOfKind[]
  /** Of the requests that were due when failures should have ended. */
  readonly late: { readonly sent: number; readonly failed: number }
}

/** Seconds in which failures have to end, and those in which connections may still get lost that a node remembers wrongly. */
export interface Bounds {
  readonly within: number
  readonly remembered: number
}

/** The largest share of late requests that such connections may be. */
const mostLate = 0.05

/** `events` in their order. What was under way at the first one failed by it, too. */
export function aftermathsOf(
  { failures, timeline }: Pick<LoadResult, 'failures' | 'timeline'>,
  events: readonly Event[],
  { within }: Bounds,
): Aftermath[] {
  return events.map((event, index) => {
    const [from, until] = [index === 0 ? -Infinity : event.at, events[index + 1]?.at ?? Infinity]
    const its = failures.filter(({ at }) => at >= from && at < until)
    const late = timeline.filter(({ second }) => second > event.at + within && second + 1 <= until)
    const sum = (of: 'sent' | 'failed') => late.reduce((total, it) => total + it[of], 0)
    return { ...event, failures: failuresByKind(its, event.at), late: { sent: sum('sent'), failed: sum('failed') } }
  })
}

/** What went on for too long. */
export function lateFindings({ name, isBounded, failures, late }: Aftermath, { within, remembered }: Bounds): string[] {
  if (!isBounded) return []
  const allowed = (kind: string) => within + (kind === lostConnection ? remembered : 0)
  return [
    ...failures
      .filter(({ kind, last }) => last > allowed(kind))
      .map(({ kind, last }) => `${kind}: still ${last.toFixed(0)} s after the ${name}, more than ${allowed(kind)} s`),
    ...(late.failed > late.sent * mostLate
      ? [`${late.failed} of ${late.sent} requests failed that were due more than ${within} s after the ${name}`]
      : []),
  ]
}
