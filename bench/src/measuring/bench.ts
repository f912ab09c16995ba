import type { Rig } from '../rig/rig.js'
import type { Quietness } from './quietness.js'

/** What every measurement needs. */
export interface Bench {
  readonly rig: Rig
  readonly quietness: Quietness
  /** Where histogram logs go. */
  readonly histograms: string
  readonly signal: AbortSignal
}
