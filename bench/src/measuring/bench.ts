import type { CpuSets } from '../machine/cpu-sets.js'
import type { Rig } from '../rig/rig.js'
import type { RunningSystem } from '../systems/running-system.js'
import type { Metering } from './meter.js'
import type { Quietness } from './quietness.js'

/** What drives a system that runs already. */
export interface Driving {
  readonly rig: {
    readonly cpus: CpuSets
    /** Lets what else is on the generator's CPU wait for it; where there is such a thing. */
    giveWay?(): Promise<void>
    /** Of the system, of PostgreSQL and of the generator, which is called so. */
    meterOf(running: RunningSystem, generatorPid: number): Metering
  }
  readonly quietness: Quietness
  /** Where histogram logs go. */
  readonly histograms: string
  readonly signal: AbortSignal
}

/** What every measurement on this machine needs. */
export interface Bench extends Driving {
  readonly rig: Rig
}
