import { levenbergMarquardt } from 'ml-levenberg-marquardt'
import { mean } from 'simple-statistics'
import type { Scalability } from '../result/costs.js'

type Point = Scalability['points'][number]

/** Gunther's universal scalability law: what waiting for one another (σ) and agreeing with one another (κ) leave of λn. */
const law =
  ([lambda, sigma, kappa]: number[]) =>
  (n: number) =>
    (lambda! * n) / (1 + sigma! * (n - 1) + kappa! * n * (n - 1))

/** The law that fits best, with how much of the variation it explains; `null` with fewer than four points or without a fit. */
export function fitted(points: readonly Point[]): Scalability['fit'] {
  if (points.length < 4) return null
  const x = points.map(({ concurrency }) => concurrency)
  const y = points.map(({ throughput }) => throughput)
  // The curve of one server that is never idle from some n on.
  const lambda = y[0]! / x[0]!
  const { parameterValues } = levenbergMarquardt({ x, y }, law, {
    initialValues: [lambda, 0.05, 0.0001],
    minValues: [0, 0, 0],
    maxValues: [lambda * 10, 1, 1],
    maxIterations: 500,
    damping: 0.01,
    gradientDifference: [lambda * 1e-4, 1e-5, 1e-7],
  })
  const [found, sigma, kappa] = parameterValues
  if (![found, sigma, kappa].every(Number.isFinite)) return null
  const predicted = law(parameterValues)
  const middle = mean(y)
  const left = y.reduce((sum, value, n) => sum + (value - predicted(x[n]!)) ** 2, 0)
  const whole = y.reduce((sum, value) => sum + (value - middle) ** 2, 0)
  return { lambda: found!, sigma: sigma!, kappa: kappa!, r2: whole === 0 ? 1 : 1 - left / whole }
}
