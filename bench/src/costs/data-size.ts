import type { Bench } from '../measuring/bench.js'
import { inStarted } from '../measuring/in-started.js'
import { measureRates } from '../measuring/measure-rates.js'
import type { Pacing, Session } from '../measuring/session.js'
import { warmedUp } from '../measuring/warmed-up.js'
import type { DataSize } from '../result/costs.js'
import type { SweepRun } from '../result/sweep.js'
import { keptUp } from '../statistics/kept-up.js'
import { systemCpu } from '../statistics/sweeps.js'

interface Options {
  /** An easy one, requests a second; left out, half of what a closed loop reaches. */
  readonly rate?: number
  readonly pacing: Pacing
  /** Of {@link warmedUp}. */
  readonly capacitySeconds: number
}

/** What a request costs at an easy rate, with so many products. */
export function costOfSize(
  session: Session,
  { rate: wanted, pacing, capacitySeconds }: Options,
  bench: Bench,
): Promise<DataSize> {
  const { system, workload, products } = session
  return inStarted(system, products, bench, async (running) => {
    const capacity = await warmedUp(running, session, capacitySeconds, bench)
    const rate = wanted ?? Math.round(capacity / 2)
    const [run] = await measureRates(running, session, { rates: [rate], pacing }, bench)
    return { system: system.about.name, workload: workload.about.name, products, rate, measured: costIn(run) }
  })
}

function costIn(run: SweepRun | undefined): DataSize['measured'] {
  const cpuPerRequest = run && systemCpu(run)
  if (!run?.latency || cpuPerRequest === undefined || !keptUp(run)) return null
  const { p50, p99 } = run.latency
  return { cpuPerRequest, postgresCpuPerRequest: run.cpuPerRequest.postgres ?? 0, p50, p99 }
}
