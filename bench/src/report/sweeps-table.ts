import type { BenchResult } from '../result/bench-result.js'
import type { Sweep } from '../result/sweep.js'
import { repetitionsOf } from '../statistics/sweeps.js'
import { estimate, figure } from './figures.js'
import { table } from './table.js'

/** What each system came to under a workload. */
export function sweepsTable({ sweeps, systems }: BenchResult, workload: string): string {
  return table(
    ['system', 'requests/s at the objective', 'knee', 'most answered', 'CPU ms', 'CPU ms of PostgreSQL', 'repetitions'],
    sweeps
      .filter((it) => it.workload === workload)
      .map((it) => [
        systems.find(({ name }) => name === it.system)?.title ?? it.system,
        throughput(it.throughputAtObjective, it),
        it.knee === null ? '–' : figure(it.knee),
        throughput(it.peak, it),
        estimate(it.cpuPerRequest),
        estimate(it.postgresCpuPerRequest),
        repetitions(it),
      ]),
  )
}

const throughput = (it: Sweep['peak'], { isAtLeast }: Sweep) => `${it && isAtLeast ? '≥ ' : ''}${estimate(it)}`

/** How many repetitions a sweep has. */
export const repetitionsIn = ({ runs }: Sweep): number => repetitionsOf(runs).length

/** Those that were answered in time at some rate, of all. */
function repetitions(sweep: Sweep): string {
  const all = repetitionsIn(sweep)
  if (all === 0) return '–'
  const found = sweep.throughputAtObjective?.repetitions ?? 0
  return found < all ? `${found} of ${all}` : String(all)
}
