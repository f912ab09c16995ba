import type { BenchResult } from '../../result/bench-result.js'
import { axis, colours, ink, type Plot, plot } from './plot.js'

/** p99 against the rate that was asked for, by system: the knee is where it leaves the objective. */
export function latencyPlot(result: BenchResult, workload: { name: string; title: string }): Plot | undefined {
  const { sweeps, systems, settings } = result
  const found = sweeps.filter(
    (it) => it.workload === workload.name && it.runs.some((run) => !run.isVoid && run.latency),
  )
  if (found.length === 0) return undefined
  const legendRows = Math.ceil(found.length / 3)
  return plot({
    name: `latency-${workload.name}`,
    title: `${workload.title}: milliseconds within which 99 of 100 answers came, by the rate asked for`,
    height: 300 + 24 * legendRows,
    option: {
      grid: { left: 44, right: 16, top: 32 + 24 * legendRows, bottom: 44 },
      xAxis: { ...axis, type: 'value', name: 'requests a second', nameLocation: 'middle', nameGap: 28, splitNumber: 4 },
      yAxis: { ...axis, type: 'log', name: 'p99, ms', nameTextStyle: { color: ink, align: 'left' } },
      series: found.map(({ system, runs }, index) => ({
        type: 'line',
        name: systems.find((it) => it.name === system)?.title ?? system,
        color: colours[index % colours.length]!,
        symbol: ['circle', 'rect', 'triangle', 'diamond'][index % 4]!,
        symbolSize: 7,
        lineStyle: { width: 2, type: index < colours.length ? 'solid' : 'dashed' },
        data: runs
          .filter((run) => !run.isVoid && run.latency !== null)
          .map(({ rate, latency }) => [rate, latency!.p99])
          .toSorted(([a], [b]) => a! - b!),
        ...(index === 0 && {
          markLine: {
            silent: true,
            symbol: 'none',
            label: { formatter: 'objective', position: 'insideStartTop', color: ink, fontSize: 11 },
            lineStyle: { color: ink, type: 'dashed', width: 1 },
            data: [{ yAxis: settings.objective }],
          },
        }),
      })),
    },
  })
}
