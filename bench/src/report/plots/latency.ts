import type { BenchResult } from '../../result/bench-result.js'
import type { Sweep, SweepRun } from '../../result/sweep.js'
import { repetitionsOf } from '../../statistics/sweeps.js'
import { axis, colours, ink, type Plot, plot } from './plot.js'
import { roundRates } from './round-rates.js'

/** How far the mark of a knee reaches above and below the objective, in times of it. */
const reach = 2

/** p99 against the rate that was asked for, a line for each repetition; a mark where a system's p99 leaves the objective. */
export function latencyPlot(result: BenchResult, workload: { name: string; title: string }): Plot | undefined {
  const { sweeps, systems, settings } = result
  const found = sweeps.filter((it) => it.workload === workload.name && it.runs.some(isShown))
  if (found.length === 0) return undefined
  const legendRows = Math.ceil(found.length / 3)
  const objective = {
    silent: true,
    symbol: 'none',
    label: { formatter: 'objective', position: 'insideStartTop' as const, color: ink, fontSize: 11 },
    lineStyle: { color: ink, type: 'dashed' as const, width: 1 },
    data: [{ yAxis: settings.objective }],
  }
  return plot({
    name: `latency-${workload.name}`,
    title: `${workload.title}: milliseconds within which 99 of 100 answers came, by the rate asked for; a line for each repetition, and a dashed mark at the knee`,
    height: 300 + 24 * legendRows,
    option: {
      grid: { left: 44, right: 16, top: 32 + 24 * legendRows, bottom: 44 },
      xAxis: { ...axisOf(found), name: 'requests a second', nameLocation: 'middle', nameGap: 28 },
      yAxis: { ...axis, type: 'log', name: 'p99, ms', nameTextStyle: { color: ink, align: 'left' } },
      series: found.flatMap((sweep, index) => {
        const color = colours[index % colours.length]!
        const look = {
          type: 'line' as const,
          // The same for all repetitions, so that the legend has it once.
          name: systems.find((it) => it.name === sweep.system)?.title ?? sweep.system,
          color,
          symbol: ['circle', 'rect', 'triangle', 'diamond'][index % 4]!,
          symbolSize: 5,
          lineStyle: { width: 1, type: index < colours.length ? ('solid' as const) : ('dashed' as const) },
        }
        return [
          ...repetitionsOf(sweep.runs.filter(isShown)).map((runs) => ({ ...look, data: pointsOf(runs) })),
          ...kneeOf(sweep, settings.objective).map((markLine) => ({ ...look, data: [], markLine })),
          ...(index === 0 ? [{ ...look, data: [], markLine: objective }] : []),
        ]
      }),
    },
  })
}

/** Logarithmic, since a search multiplies: systems of which one answers ten times as much have equal room. */
function axisOf(sweeps: readonly Sweep[]) {
  const rates = sweeps.flatMap(({ runs }) => runs.filter(isShown).map(({ rate }) => rate))
  const [low, high] = [Math.min(...rates), Math.max(...rates)]
  // On the left, where the objective's name is, no points.
  const [min, max] = [((low / high) ** 0.14 * low) / 1.05, high * 1.05]
  const customValues = roundRates(min, max)
  return {
    ...axis,
    ...{ type: 'log' as const, min, max },
    axisTick: { show: false, customValues },
    axisLabel: { ...axis.axisLabel, customValues },
  }
}

const isShown = ({ isVoid, latency }: SweepRun) => !isVoid && latency !== null

const pointsOf = (runs: readonly SweepRun[]) =>
  runs.map(({ rate, latency }) => [rate, latency!.p99]).toSorted(([one], [other]) => one! - other!)

/** A short upright line across the objective; none where the knee was not found. */
function kneeOf({ knee }: Sweep, objective: number) {
  if (knee === null) return []
  const ends = [{ coord: [knee, objective / reach] }, { coord: [knee, objective * reach] }] as [
    { coord: number[] },
    { coord: number[] },
  ]
  return [
    {
      silent: true,
      symbol: 'none',
      label: { show: false },
      lineStyle: { type: 'dashed' as const, width: 2 },
      data: [ends],
    },
  ]
}
