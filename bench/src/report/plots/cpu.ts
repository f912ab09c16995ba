import type { BenchResult } from '../../result/bench-result.js'
import type { Sweep, SweepRun } from '../../result/sweep.js'
import { meets } from '../../statistics/sweeps.js'
import { axis, type Plot, plot } from './plot.js'

/** CPU milliseconds of a request, stacked by process, near the most that a system reaches at the objective. */
export function cpuPlot(
  { sweeps, systems, settings }: BenchResult,
  workload: { name: string; title: string },
): Plot | undefined {
  const found = sweeps
    .filter((it) => it.workload === workload.name)
    .map((sweep) => ({ system: sweep.system, run: highestWithin(sweep, settings.objective) }))
    .filter((it): it is { system: string; run: SweepRun } => it.run !== undefined)
    .toReversed()
  if (found.length === 0) return undefined
  const processes = [...new Set(found.flatMap(({ run }) => Object.keys(run.cpuPerRequest)))]
  const legendRows = Math.ceil(processes.length / 5)
  return plot({
    name: `cpu-${workload.name}`,
    title: `${workload.title}: milliseconds of CPU per request, by process`,
    height: 60 + 24 * legendRows + 34 * found.length,
    option: {
      grid: { left: 128, right: 24, top: 8 + 24 * legendRows, bottom: 28 },
      xAxis: { ...axis, type: 'value', splitNumber: 4 },
      yAxis: {
        ...axis,
        type: 'category',
        data: found.map(({ system }) => systems.find((it) => it.name === system)?.title ?? system),
        splitLine: { show: false },
      },
      series: processes.map((process) => ({
        type: 'bar',
        name: process,
        stack: 'cpu',
        barWidth: 16,
        data: found.map(({ run }) => run.cpuPerRequest[process] ?? 0),
      })),
    },
  })
}

function highestWithin({ runs }: Sweep, objective: number): SweepRun | undefined {
  return runs
    .filter((run) => meets(run, objective))
    .toSorted((one, other) => one.rate - other.rate)
    .at(-1)
}
