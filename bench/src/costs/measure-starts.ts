import { setTimeout as sleep } from 'node:timers/promises'
import { Meter } from '../measuring/meter.js'
import type { Bench } from '../measuring/bench.js'
import { inStarted } from '../measuring/in-started.js'
import type { ColdStart, Memory } from '../result/costs.js'
import { estimateOf } from '../statistics/estimates.js'
import type { BenchSystem } from '../systems/bench-system.js'

interface Options {
  readonly system: BenchSystem
  readonly products: number
  /** How often each process is started. */
  readonly repetitions: number
  /** Seconds of idling before memory is looked at. */
  readonly idleSeconds: number
}

/**
 * How soon each process is ready on a CPU that nobody else wants, with database and NATS there and the others idle; then what
 * each takes when all have idled for a while.
 */
export function measureStarts({ system, products, repetitions, idleSeconds }: Options, bench: Bench) {
  return inStarted(system, products, bench, async (running) => {
    const coldStarts: ColdStart[] = []
    for (const app of running.apps) {
      const seconds: number[] = []
      for (let n = 0; n < repetitions; n++) {
        bench.signal.throwIfAborted()
        await app.restart()
        seconds.push(app.startedIn / 1_000)
      }
      coldStarts.push({ system: system.about.name, process: app.name, seconds: estimateOf(seconds)! })
    }
    await sleep(idleSeconds * 1_000, undefined, { signal: bench.signal })
    const pids = new Map<string, number[]>(running.apps.map(({ name, pid }) => [name, [pid]]))
    if (system.usesNats) pids.set('nats', [bench.rig.infrastructure.nats.pid])
    const memory = Object.entries(new Meter(pids).memory()).map(([process, idle]): Memory => ({
      system: system.about.name,
      process,
      idle,
      peak: null,
    }))
    return { coldStarts, memory }
  })
}
