import type { BenchSystem } from '../systems/bench-system.js'
import type { BenchWorkload } from '../workloads/workloads.js'

/** A system, started anew on a restored database, under a workload. */
export interface Session {
  readonly system: BenchSystem
  readonly workload: BenchWorkload
  readonly repetition: number
  readonly products: number
}

export interface Pacing {
  /** Until compilers and caches have settled, at half of the first rate. */
  readonly warmUpSeconds: number
  readonly secondsPerRate: number
}
