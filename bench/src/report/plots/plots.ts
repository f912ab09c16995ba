import type { BenchResult } from '../../result/bench-result.js'
import { cpuPlot } from './cpu.js'
import { hopsPlot } from './hops.js'
import { latencyPlot } from './latency.js'
import type { Plot } from './plot.js'
import { scalabilityPlot } from './scalability.js'
import { throughputPlot } from './throughput.js'

/** The pictures of a section; none where nothing was measured for them. */
export interface Plots {
  readonly ofWorkload: (workload: { name: string; title: string }) => Plot[]
  readonly hops: Plot[]
  readonly scalability: Plot[]
}

export function plotsOf(result: BenchResult): Plots {
  const there = (...plots: (Plot | undefined)[]) => plots.filter((it) => it !== undefined)
  return {
    ofWorkload: (workload) =>
      there(throughputPlot(result, workload), latencyPlot(result, workload), cpuPlot(result, workload)),
    hops: there(hopsPlot(result)),
    scalability: there(scalabilityPlot(result)),
  }
}
