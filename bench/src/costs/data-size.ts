import type { Bench } from '../measuring/bench.js'
import { inStarted } from '../measuring/in-started.js'
import { measureRates } from '../measuring/measure-rates.js'
import type { Pacing, Session } from '../measuring/session.js'
import { warmedUp } from '../measuring/warmed-up.js'
import type { DataSize } from '../result/costs.js'
import { systemCpu } from '../statistics/sweeps.js'

/** What a request costs at an easy rate (requests a second), with so many products. Undefined where the run is void. */
export function costOfSize(
  session: Session,
  { rate, pacing, capacitySeconds }: { rate: number; pacing: Pacing; capacitySeconds: number },
  bench: Bench,
): Promise<DataSize | undefined> {
  const { system, workload, products } = session
  return inStarted(system, products, bench, async (running) => {
    await warmedUp(running, session, capacitySeconds, bench)
    const [run] = await measureRates(running, session, { rates: [rate], pacing }, bench)
    const cpuPerRequest = run && systemCpu(run)
    if (!run?.latency || run.isVoid || cpuPerRequest === undefined) return undefined
    return {
      system: system.about.name,
      workload: workload.about.name,
      products,
      cpuPerRequest,
      postgresCpuPerRequest: run.cpuPerRequest.postgres ?? 0,
      p50: run.latency.p50,
      p99: run.latency.p99,
    }
  })
}
