import type { BenchResult } from '../result/bench-result.js'

/** All that targets are judged by. */
export type Measured = Omit<BenchResult, 'targets'>

/** What a target's figure came to. */
export interface Finding {
  /** `null` where this run could not measure it. */
  readonly value: number | null
  readonly note: string
}

export const unmeasured = (note: string): Finding => ({ value: null, note })
