import type { RunOptions } from './load-options.js'

/** Milliseconds from when requests were due to the last byte of their answers; of those that did not fail. */
export interface Latency {
  readonly p50: number
  readonly p90: number
  readonly p99: number
  readonly p999: number
  readonly max: number
}

/**
 * `refused`: no connection; `reset`: one that broke; `timeout`; `status`: an unexpected one; `wrong answer`: what the
 * kind's check threw; `other`.
 */
export type ErrorKind = 'refused' | 'reset' | 'timeout' | 'status' | 'wrong answer' | 'other'

export interface Counts {
  /** What was sent: answered + failed. */
  readonly sent: number
  readonly answered: number
  readonly failed: number
  readonly errors: Readonly<Partial<Record<ErrorKind, number>>>
  /** `null` where nothing was answered. */
  readonly latency: Latency | null
}

/** From one mark to the next; a request belongs to the phase in which it was due. */
export interface PhaseResult extends Counts {
  readonly name: string
  /** Seconds since the load began. */
  readonly from: number
  readonly to: number
  readonly kinds: Readonly<Record<string, Counts>>
  /**
   * Answers that came while it lasted, whenever they were due. `answered` counts those of its own requests, however late: where a
   * queue grows they are as many as in a system that keeps up.
   */
  readonly completed: number
  /** Arrivals for which there was no room. */
  readonly dropped: number
  /** Milliseconds between when requests were due and when they were sent. */
  readonly late: Latency | null
  /** Milliseconds of the generator's CPU that went into polling, which is no work; 0 where it sleeps instead. */
  readonly polled: number
}

/** All that was due within one second, whenever it was answered. */
export interface SecondResult extends Counts {
  readonly second: number
  /** Answers by app and version, as `x-served-by` names them. */
  readonly versions: Readonly<Record<string, Readonly<Record<string, number>>>>
}

export interface FailedRequest {
  /** When it was due: seconds since the load began, and the time of day (ISO 8601). */
  readonly at: number
  readonly time: string
  readonly phase: string
  readonly kind: string
  readonly method: string
  readonly path: string
  readonly error: ErrorKind
  /** What the client, the answer's body or the check said. */
  readonly message: string
  readonly status?: number
  readonly servedBy?: string
  /** Whether the connection had served a request before. */
  readonly connection: 'new' | 'kept'
  /** Milliseconds from due to failed. */
  readonly milliseconds: number
}

/** How well the generator itself did. */
export interface GeneratorResult {
  /** Arrivals for which there was no room. */
  readonly dropped: number
  /** Milliseconds between when requests were due and when they were sent. */
  readonly late: Latency | null
  /** Milliseconds that its event loop was held up. */
  readonly lag: { readonly p99: number; readonly max: number }
  /** The share of one core that its work took; polling between requests is not counted. */
  readonly cpu: number
  /** Where the generator was the bottleneck: why, in words. */
  readonly bottleneck: readonly string[]
}

/** A latency histogram of one phase and kind: HdrHistogram, V2, compressed, base64; microseconds. */
export interface EncodedHistogram {
  readonly phase: string
  readonly kind: string
  readonly from: number
  readonly to: number
  readonly encoded: string
}

/** What became of a load: plain JSON. */
export interface LoadResult {
  readonly options: RunOptions
  /** Time of day (ISO 8601). */
  readonly beganAt: string
  /** From the beginning to the last arrival. */
  readonly seconds: number
  /** The run says nothing: arrivals were dropped. */
  readonly isVoid: boolean
  readonly total: Counts
  readonly kinds: Readonly<Record<string, Counts>>
  readonly phases: readonly PhaseResult[]
  readonly timeline: readonly SecondResult[]
  /** The first that failed of each phase, in the order of failing. */
  readonly failures: readonly FailedRequest[]
  readonly generator: GeneratorResult
  readonly histograms: readonly EncodedHistogram[]
  /** What the workload wanted to be known. */
  readonly history?: unknown
}

/** What is known each second while it runs. */
export interface LoadProgress {
  /** Seconds since the load began. */
  readonly seconds: number
  readonly phase: string
  readonly sent: number
  readonly failed: number
  readonly inFlight: number
  /** The second before, as far as it has been answered. */
  readonly lastSecond?: SecondResult
}
