import type { BenchResult } from '../../result/bench-result.js'
import { axis, colours, type Plot, plot } from './plot.js'

/** Throughput over concurrency, with the curve of the universal scalability law through it. */
export function scalabilityPlot({ scalability, systems }: BenchResult): Plot | undefined {
  if (scalability.length === 0) return undefined
  const titled = (name: string) => systems.find((it) => it.name === name)?.title ?? name
  return plot({
    name: 'scalability',
    title: 'Requests a second by requests at once, measured (points) and fitted (lines)',
    height: 340,
    option: {
      grid: { left: 64, right: 24, top: 60, bottom: 44 },
      xAxis: { ...axis, type: 'value', name: 'requests at once', nameLocation: 'middle', nameGap: 28 },
      yAxis: { ...axis, type: 'value', splitNumber: 4 },
      series: scalability.flatMap(({ system, workload, points, fit }, index) => {
        const name = `${titled(system)}, ${workload}`
        const color = colours[index % colours.length]!
        const most = Math.max(...points.map(({ concurrency }) => concurrency))
        const curve = fit && Array.from({ length: most }, (_, n) => [n + 1, fittedAt(fit, n + 1)])
        return [
          {
            type: 'scatter' as const,
            name,
            color,
            symbolSize: 8,
            data: points.map((it) => [it.concurrency, it.throughput]),
          },
          ...(curve ? [{ type: 'line' as const, name, color, symbol: 'none', data: curve }] : []),
        ]
      }),
    },
  })
}

const fittedAt = ({ lambda, sigma, kappa }: { lambda: number; sigma: number; kappa: number }, n: number): number =>
  (lambda * n) / (1 + sigma * (n - 1) + kappa * n * (n - 1))
