import type { BenchResult } from '../result/bench-result.js'

/** All that targets are judged by. */
export type Measured = Omit<BenchResult, 'targets'>

/** What a target's figure came to. */
export interface Finding {
  /** `null` where this run could not measure it. */
  readonly value: number | null
  readonly note: string
  /** How far it can be trusted; left out where it does not change from one time to the next, as bytes do not. */
  readonly spread?: Spread
}

export interface Spread {
  readonly repetitions: number
  /** What the truth lies between, in the figure's unit; `null` where one repetition, or two, do not tell. */
  readonly low: number | null
  readonly high: number | null
  /** Where the truth may lie beyond the value, however often it is measured: what was measured is a bound of it. */
  readonly open?: 'above' | 'below' | 'both'
}

export const once: Spread = { repetitions: 1, low: null, high: null }

export const unmeasured = (note: string): Finding => ({ value: null, note })
