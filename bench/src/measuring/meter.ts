import { memoryOf } from '@twofold/local'
import { cpuSecondsOf, hostSeconds } from '../machine/cpu-time.js'

/** What had been used at one moment, in seconds since the start of each; a name is missing where the system does not tell. */
export interface Reading {
  /** Milliseconds of a steady clock. */
  readonly at: number
  readonly cpu: Readonly<Record<string, number>>
  readonly host: ReturnType<typeof hostSeconds>
}

/** Tells what a system and the generator use, wherever they run. */
export interface Metering {
  read(): Reading | Promise<Reading>
  /** Megabytes by process. */
  memory(): Record<string, number> | Promise<Record<string, number>>
}

/** CPU and memory of named processes. */
export class Meter implements Metering {
  constructor(private readonly processes: ReadonlyMap<string, readonly number[]>) {}

  read(): Reading {
    const cpu: Record<string, number> = {}
    for (const [name, pids] of this.processes) {
      const seconds = pids.map(cpuSecondsOf)
      if (seconds.every((each) => each !== undefined)) cpu[name] = sum(seconds)
    }
    return { at: performance.now(), cpu, host: hostSeconds() }
  }

  /** Megabytes of PSS now. */
  memory(): Record<string, number> {
    return Object.fromEntries(
      [...this.processes].map(([name, pids]) => [name, sum(pids.map((pid) => memoryOf(pid) ?? 0)) / 1_000_000]),
    )
  }
}

/** CPU seconds between two readings, by name. */
export function used(before: Reading, after: Reading): Record<string, number> {
  return Object.fromEntries(
    Object.entries(after.cpu).flatMap(([name, seconds]) => {
      const earlier = before.cpu[name]
      return earlier === undefined ? [] : [[name, seconds - earlier]]
    }),
  )
}

export const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
