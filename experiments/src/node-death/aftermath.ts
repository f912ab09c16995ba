import type { FailedRequest } from '@twofold/load'
import { type FailuresOfKind, failuresByKind } from './failures-by-kind.js'

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
}

/** `events` in their order. What was under way at the first one failed by it, too. */
export function aftermathsOf(failures: readonly FailedRequest[], events: readonly Event[]): Aftermath[] {
  return events.map((event, index) => {
    const [from, until] = [index === 0 ? -Infinity : event.at, events[index + 1]?.at ?? Infinity]
    const its = failures.filter(({ at }) => at >= from && at < until)
    return { ...event, failures: failuresByKind(its, event.at) }
  })
}

/** When the last request was due that failed, in seconds after the event; 0 where none did. */
export const lastFailure = ({ failures }: Aftermath): number => Math.max(0, ...failures.map(({ last }) => last))
