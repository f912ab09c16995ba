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
  const { value, low, high, repetitions } = meanOf(figures.map(Math.log))!
  const from = (logarithm: number | null) => (logarithm === null ? null : Math.exp(logarithm))
  return { value: Math.exp(value), low: from(low), high: from(high), repetitions }
}

/**
 * The mean of figures that may be below zero, as differences are, and its 95 % interval, from Student's t. Two figures have none.
 * `null` where there is no figure.
 */
export function meanOf(figures: readonly number[]): Estimate | null {
  const repetitions = figures.length
  if (repetitions === 0) return null
  const value = mean([...figures])
  if (repetitions < leastForInterval) return { value, low: null, high: null, repetitions }
  const reach = (studentQuantile(repetitions - 1) * sampleStandardDeviation([...figures])) / Math.sqrt(repetitions)
  return { value, low: value - reach, high: value + reach, repetitions }
}

/** One figure of two systems, divided within each repetition: what was the matter with the machine then was so for both. */
export function ratioOf(of: readonly number[], to: readonly number[]): Estimate | null {
  const pairs = Math.min(of.length, to.length)
  return estimateOf(of.slice(0, pairs).map((figure, repetition) => figure / to[repetition]!))
}

/** Whether a ratio is surely another than 1. */
export const isSignificant = ({ low, high }: Estimate) => low !== null && high !== null && (low > 1 || high < 1)
