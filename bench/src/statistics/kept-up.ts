import type { SweepRun } from '../result/sweep.js'

/** What may be unanswered at the end beside what is always in flight: a share of what was due, and requests. */
const left = { share: 0.02, atLeast: 3 }
/** Failures, as a share of what was due. */
const failuresAllowed = 0.05

/**
 * Whether what was due was answered while it came. Where a queue grows, a part is answered only afterwards, with CPU that
 * nobody counts. In flight at any time is the rate times what a request takes (Little's law), of which the median is taken: where
 * requests pile up it is half of the pile, so that a rate 4 % above what can be answered is found out.
 */
export function keptUp({ isVoid, requests, completed, failed, rate, latency }: SweepRun): boolean {
  if (isVoid || latency === null || failed > requests * failuresAllowed) return false
  const inFlight = rate * (latency.p50 / 1_000)
  return requests - failed - completed <= Math.max(left.atLeast, requests * left.share) + inFlight
}
