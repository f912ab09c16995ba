import { mean, sampleStandardDeviation } from 'simple-statistics'
import type { Estimate } from '../result/estimate.js'
import { studentQuantile } from './student-quantile.js'

const leastForInterval = 3

/**
 * The geometric mean of positive figures and its 95 % interval, from Student's t of their logarithms: speeds and costs vary
 * by a share of themselves. Two figures have none: it would reach from a hundredth to a hundred times of what was measured.
 * `null` where there is no figure.
 */
export function estimateOf(figures: readonly number[]): Estimate | null {
  if (figures.length === 0 || figures.some((figure) => !(figure > 0))) return null
  const logarithms = figures.map(Math.log)
  const middle = mean(logarithms)
  const repetitions = figures.length
  if (repetitions < leastForInterval) return { value: Math.exp(middle), low: null, high: null, repetitions }
  const error = sampleStandardDeviation(logarithms) / Math.sqrt(repetitions)
  const reach = studentQuantile(repetitions - 1) * error
  return { value: Math.exp(middle), low: Math.exp(middle - reach), high: Math.exp(middle + reach), repetitions }
}

/** One figure of two systems, divided within each repetition: what was the matter with the machine then was so for both. */
export function ratioOf(of: readonly number[], to: readonly number[]): Estimate | null {
  const pairs = Math.min(of.length, to.length)
  return estimateOf(of.slice(0, pairs).map((figure, repetition) => figure / to[repetition]!))
}

/** Whether a ratio is surely another than 1. */
export const isSignificant = ({ low, high }: Estimate) => low !== null && high !== null && (low > 1 || high < 1)
