import type { Rig } from '../rig/rig.js'
import type { System } from '../result/system.js'
import type { RunningSystem } from './running-system.js'

/** Something that can be measured. */
export interface BenchSystem {
  readonly about: System
  /** Copies of these databases are its own. */
  readonly databases: readonly string[]
  readonly usesNats: boolean
  /** Starts its processes on the CPUs of the system; resolves when all are ready. */
  start(rig: Rig, signal: AbortSignal): Promise<RunningSystem>
}
