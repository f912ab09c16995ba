import type { Shape } from '@twofold/local'
import type { Bench } from '../measuring/bench.js'
import { inStarted } from '../measuring/in-started.js'
import { measureRates } from '../measuring/measure-rates.js'
import { warmedUp } from '../measuring/warmed-up.js'
import type { HopPoint, Transport } from '../result/costs.js'
import { systemCpu } from '../statistics/sweeps.js'
import { chains } from '../systems/chain.js'
import { chainWorkload } from '../workloads/chain-workload.js'
import { hashesPerMillisecond } from './hashes.js'

export interface HopOptions {
  readonly hops: readonly number[]
  /** CPU milliseconds in all, shared out over the processes. */
  readonly works: readonly number[]
  /** Seconds for each point: as many for its throughput as for its latency. */
  readonly seconds: number
}

export const hopNotes = [
  'Hops: throughput is that of a closed loop of 64, latency and CPU those of half of that rate; the work is hashes of 4 KiB, as many as take so long on this machine.',
]

/** What a chain of calls costs, by its length and the work on the way; all in one start of the chain. */
export function hopCurve(shape: Shape, { hops: all, works, seconds }: HopOptions, bench: Bench): Promise<HopPoint[]> {
  const perMillisecond = hashesPerMillisecond()
  const system = chains[shape]
  return inStarted(system, 0, bench, async (running) => {
    const points: HopPoint[] = []
    for (const work of works)
      for (const hops of all) {
        const hashes = Math.max(1, Math.round((work * perMillisecond) / (hops + 1)))
        const about = { name: `${hops}-hops-${work}-ms`, title: '', what: '' }
        const session = {
          system,
          workload: { about, mix: {}, source: () => chainWorkload({ hops, hashes }) },
          repetition: 1,
          products: 0,
        }
        const throughput = await warmedUp(running, session, seconds / 2, bench)
        const rates = [Math.max(1, Math.round(throughput / 2))]
        const pacing = { warmUpSeconds: 2, secondsPerRate: seconds }
        const [run] = await measureRates(running, session, { rates, pacing }, bench)
        const cpuPerRequest = run && systemCpu(run)
        if (!run?.latency || run.isVoid || cpuPerRequest === undefined) continue
        points.push({ shape, hops, work, p50: run.latency.p50, p99: run.latency.p99, cpuPerRequest, throughput })
      }
    return points
  })
}

/** What the first hop adds to a request that does next to nothing; `null` where that was not measured. */
export function hopIn(points: readonly HopPoint[]): Transport['hop'] {
  const work = Math.min(...points.map((point) => point.work))
  const at = (hops: number) => points.find((it) => it.shape === 'services' && it.hops === hops && it.work === work)
  const [none, one] = [at(0), at(1)]
  return none && one ? { p50: one.p50 - none.p50, p99: one.p99 - none.p99 } : null
}
