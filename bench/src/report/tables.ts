import type { BenchResult } from '../result/bench-result.js'
import type { FaultCell } from '../result/costs.js'
import { estimate, figure, percent } from './figures.js'
import { table } from './table.js'

export const memoryTable = ({ memory }: BenchResult): string =>
  table(
    ['system', 'process', 'idle, MB', 'at its peak, MB'],
    memory.map((it) => [it.system, it.process, figure(it.idle), it.peak === null ? '–' : figure(it.peak)]),
  )

export const startsTable = ({ coldStarts }: BenchResult): string =>
  table(
    ['system', 'process', 'start to ready'],
    coldStarts.map((it) => [it.system, it.process, estimate(it.seconds, ' s')]),
  )

export const overloadTable = ({ overloads }: BenchResult): string =>
  table(
    ['system', 'workload', 'asked for', 'for', 'answered, of the capacity', 'p50 ms', 'p99 ms', 'normal again after'],
    overloads.map((it) => [
      it.system,
      it.workload,
      `${figure(it.rate)} / s`,
      `${it.seconds} s`,
      percent(it.goodputShare),
      it.latency ? figure(it.latency.p50) : '–',
      it.latency ? figure(it.latency.p99) : '–',
      it.recoverySeconds === null ? 'not within the time looked at' : `${figure(it.recoverySeconds)} s`,
    ]),
  )

/** Below that the law leaves so much unexplained that its parameters say little. */
const goodFit = 0.95

export const scalabilityTable = ({ scalability }: BenchResult): string =>
  table(
    ['system', 'workload', 'alone', 'most', 'λ', 'σ', 'κ', 'r²'],
    scalability.map(({ system, workload, points, fit }) => {
      const throughputs = points.map(({ throughput }) => throughput)
      const parameters = fit
        ? [fit.lambda, fit.sigma, fit.kappa]
            .map(figure)
            .concat(`${figure(fit.r2)}${fit.r2 < goodFit ? ', a poor fit' : ''}`)
        : ['no fit', '', '', '']
      return [
        system,
        workload,
        `${figure(throughputs[0]!)} / s`,
        `${figure(Math.max(...throughputs))} / s`,
        ...parameters,
      ]
    }),
  )

export const dataSizesTable = ({ dataSizes }: BenchResult): string =>
  table(
    ['system', 'workload', 'products', 'requests/s', 'CPU ms', 'CPU ms of PostgreSQL', 'p50 ms', 'p99 ms'],
    dataSizes.map(({ system, workload, products, rate, measured }) => [
      system,
      workload,
      products.toLocaleString('en-US'),
      figure(rate),
      ...(measured
        ? [measured.cpuPerRequest, measured.postgresCpuPerRequest, measured.p50, measured.p99].map(figure)
        : ['void, or not kept up with', '', '', '']),
    ]),
  )

export const imagesTable = ({ images }: BenchResult): string =>
  table(
    ['app', 'image, compressed', 'its own layer', 'weighed on'],
    images.map((it) => [
      it.app,
      `${figure(it.compressed / 1e6)} MB`,
      `${figure(it.ownLayer / 1e6)} MB`,
      day(it.measuredAt),
    ]),
  )

export const deliveriesTable = ({ deliveries }: BenchResult): string =>
  table(
    ['shape', 'from a changed line to serving it', 'bytes', 'pods replaced', 'measured on'],
    deliveries.map((it) => [
      it.shape,
      `${figure(it.seconds)} s`,
      `${figure(it.bytes / 1e6)} MB`,
      it.pods,
      day(it.measuredAt),
    ]),
  )

const day = (time: string | null) => time?.slice(0, 10) ?? '–'

export const transportTable = ({ transport }: BenchResult): string =>
  table(
    ['our transport', ''],
    transport === null
      ? []
      : [
          ['CPU, of a raw request over NATS', transport.cpuRatio === null ? '–' : `× ${figure(transport.cpuRatio)}`],
          ['a hop at half of saturation, p50', transport.hop === null ? '–' : estimate(transport.hop.p50, ' ms')],
          ['a hop at half of saturation, p99', transport.hop === null ? '–' : estimate(transport.hop.p99, ' ms')],
        ],
  )

/** Endpoints by functions, for one shape and one fault. */
export function faultsTable({ faults }: BenchResult, shape: FaultCell['shape'], fault: FaultCell['fault']): string {
  const cells = faults.filter((it) => it.shape === shape && it.fault === fault)
  const functions = [...new Set(cells.map((it) => it.function))]
  const endpoints = [...new Set(cells.map((it) => it.endpoint))]
  const signs = { works: '● works', degraded: '◐ degraded', refused: '○ refused', dead: '✕ dead' }
  const cell = (endpoint: string, name: string) => {
    const it = cells.find((found) => found.endpoint === endpoint && found.function === name)
    return it ? signs[it.outcome] : ''
  }
  return table(
    [`${fault} →`, ...functions],
    endpoints.map((endpoint) => [`\`${endpoint}\``, ...functions.map((name) => cell(endpoint, name))]),
  )
}
