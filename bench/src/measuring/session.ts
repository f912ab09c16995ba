import type { BenchSystem } from '../systems/bench-system.js'
import type { BenchWorkload } from '../workloads/workloads.js'

/** A system that runs, under a workload. */
export interface Asking {
  readonly system: Pick<BenchSystem, 'about'>
  readonly workload: BenchWorkload
  readonly repetition: number
  readonly products: number
  /** Of the generator; as many as a load balancer would keep, unless said otherwise. */
  readonly connections?: number
  /** Where PostgreSQL has nothing to do, a generator that shares its CPU has it for itself. */
  readonly leavesDatabaseAlone?: boolean
}

/** One that is started anew, on a restored database. */
export interface Session extends Asking {
  readonly system: BenchSystem
}

export interface Pacing {
  /** At an easy rate, between the closed loop that made it warm and what is measured. */
  readonly warmUpSeconds: number
  readonly secondsPerRate: number
  /** Longer, where there would be fewer requests than these: of too few, the slowest one is what p99 tells of. */
  readonly requestsPerRate?: number
}
