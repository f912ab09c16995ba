import type { BenchSystem } from '../systems/bench-system.js'
import type { BenchWorkload } from '../workloads/workloads.js'

/** A system that runs, under a workload. */
export interface Asking {
  readonly system: Pick<BenchSystem, 'about'>
  readonly workload: BenchWorkload
  readonly repetition: number
  readonly products: number
}

/** One that is started anew, on a restored database. */
export interface Session extends Asking {
  readonly system: BenchSystem
}

export interface Pacing {
  /** At an easy rate, between the closed loop that made it warm and what is measured. */
  readonly warmUpSeconds: number
  readonly secondsPerRate: number
}
