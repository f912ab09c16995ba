import type { BenchResult } from '../../result/bench-result.js'
import { axis, colours, ink, type Plot, plot } from './plot.js'

/** Of the highest figure: where an interval that reaches further is cut, so that the others can be told apart. */
const furthest = 1.5

/** Requests a second at the objective, by system, with their intervals; `≥` where the generator came to its end first. */
export function throughputPlot(
  { sweeps, systems }: BenchResult,
  workload: { name: string; title: string },
): Plot | undefined {
  const found = sweeps.filter((it) => it.workload === workload.name && it.throughputAtObjective !== null).toReversed()
  if (found.length === 0) return undefined
  const limit = furthest * Math.max(...found.map(({ throughputAtObjective: it }) => it!.value))
  const isCut = found.some(({ throughputAtObjective: it }) => (it!.high ?? 0) > limit)
  const about = (name: string) => systems.find((it) => it.name === name)
  const kinds = { baseline: colours[6]!, monolith: colours[0]!, services: colours[1]! }
  return plot({
    name: `throughput-${workload.name}`,
    title: `${workload.title}: requests a second at the objective, by system${isCut ? '; an interval without an end reaches further' : ''}`,
    height: 60 + 34 * found.length,
    option: {
      legend: { show: false },
      grid: { left: 128, right: 64, top: 8, bottom: 28 },
      xAxis: {
        ...axis,
        type: 'value',
        splitNumber: 4,
        ...(isCut && { max: limit, axisLabel: { ...axis.axisLabel, showMaxLabel: false } }),
      },
      yAxis: {
        ...axis,
        type: 'category',
        data: found.map(({ system }) => about(system)?.title ?? system),
        splitLine: { show: false },
      },
      series: [
        {
          type: 'bar',
          barWidth: 16,
          data: found.map(({ system, throughputAtObjective }) => ({
            value: throughputAtObjective!.value,
            itemStyle: { color: kinds[about(system)?.kind ?? 'baseline'] },
          })),
        },
        {
          type: 'custom',
          silent: true,
          encode: { x: [0, 1], y: 2 },
          data: found.map(({ throughputAtObjective: it }, index) => [
            it!.low ?? it!.value,
            Math.min(it!.high ?? it!.value, limit),
            index,
            it!.value,
          ]),
          renderItem: (_, api) => {
            const [from, y] = api.coord([api.value(0), api.value(2)]) as [number, number]
            const [to] = api.coord([api.value(1), api.value(2)]) as [number, number]
            const line = (x1: number, y1: number, x2: number, y2: number) => ({
              type: 'line' as const,
              shape: { x1, y1, x2, y2 },
              style: { stroke: ink, lineWidth: 1.5 },
            })
            const end = Number(api.value(1)) < limit ? [line(to, y - 4, to, y + 4)] : []
            const whiskers = [line(from, y, to, y), line(from, y - 4, from, y + 4), ...end]
            const atLeast = found[Number(api.value(2))]!.isAtLeast ? '≥ ' : ''
            const text = `${atLeast}${Math.round(Number(api.value(3))).toLocaleString('en-US')}`
            const number = {
              type: 'text' as const,
              style: { text, x: to + 6, y, fill: ink, fontSize: 11, verticalAlign: 'middle' as const },
            }
            return { type: 'group', children: from === to ? [number] : [...whiskers, number] }
          },
        },
      ],
    },
  })
}
