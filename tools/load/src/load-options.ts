import type { Spacing } from './arrivals.js'
import type { ClosedSchedule, Schedule } from './schedule.js'

export interface LoadOptions {
  /** `http://host:port`. */
  readonly url: string
  readonly schedule: Schedule
  /** `poisson` unless said otherwise. */
  readonly spacing?: Spacing
  /** The same seed makes the same arrivals and asks the same; 1 unless said otherwise. */
  readonly seed?: number
  /** The share of requests that get a new connection each, from 0 to 1; half of them unless said otherwise. */
  readonly newConnections?: number
  /** Requests at once, 2,000 unless said otherwise. An arrival beyond is dropped, and the run void. */
  readonly mostInFlight?: number
  /**
   * Kept connections at most, as a load balancer has them: a request that finds all of them busy waits, and its latency counts
   * from when it was due all the same. As many as there are requests at once, unless said otherwise; only where none is to be new.
   */
  readonly mostConnections?: number
  /** Milliseconds from sending to the answer's last byte, after which a request has failed: 15,000, beyond the shop's own deadline. */
  readonly timeout?: number
  /**
   * Sends to some 0.1 ms instead of 1 ms, by polling instead of sleeping: for latencies below a millisecond, where the
   * generator has a core of its own.
   */
  readonly precise?: boolean
  /** How many failures of each phase are kept in full: 100 unless said otherwise. */
  readonly failuresKept?: number
}

/** Of a closed loop, which nothing is ever late for. */
export interface ClosedLoopOptions extends Omit<LoadOptions, 'schedule' | 'spacing' | 'precise'> {
  readonly schedule: ClosedSchedule
}

/** What a load was run with, defaults included. */
export type RunOptions<S = Schedule | ClosedSchedule> = Required<Omit<LoadOptions, 'schedule'>> & {
  readonly schedule: S
}

export function withDefaults<S>(options: Omit<LoadOptions, 'schedule'> & { readonly schedule: S }): RunOptions<S> {
  return {
    spacing: 'poisson',
    seed: 1,
    newConnections: 0.5,
    mostInFlight: 2_000,
    mostConnections: Infinity,
    timeout: 15_000,
    precise: false,
    failuresKept: 100,
    ...options,
  }
}
