import type { BenchResult } from '../../result/bench-result.js'
import { axis, colours, type Plot, plot } from './plot.js'

/** What a chain of calls takes, by its hops and by the work that is done there. */
export function hopsPlot({ hops }: BenchResult): Plot | undefined {
  if (hops.length === 0) return undefined
  const works = [...new Set(hops.map(({ work }) => work))].toSorted((a, b) => a - b)
  const shapes = ['monolith', 'services'] as const
  return plot({
    name: 'hops',
    title: 'Median milliseconds of a chain of calls, by hops and by the work in all of them',
    height: 360,
    option: {
      grid: { left: 56, right: 24, top: 84, bottom: 44 },
      xAxis: {
        ...axis,
        type: 'category',
        name: 'hops',
        nameLocation: 'middle',
        nameGap: 28,
        data: [...new Set(hops.map((it) => it.hops))].map(String),
      },
      yAxis: { ...axis, type: 'log', name: 'p50, ms', nameTextStyle: { ...axis.nameTextStyle, align: 'left' } },
      series: works.flatMap((work, index) =>
        shapes.map((shape) => ({
          type: 'line' as const,
          name: `${shape}, ${work} ms of work`,
          color: colours[index]!,
          symbol: shape === 'monolith' ? 'circle' : 'rect',
          symbolSize: 7,
          lineStyle: { width: 2, type: shape === 'monolith' ? ('dashed' as const) : ('solid' as const) },
          data: hops.filter((it) => it.shape === shape && it.work === work).map((it) => [String(it.hops), it.p50]),
        })),
      ),
    },
  })
}
