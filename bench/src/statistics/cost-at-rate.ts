import { mean } from 'simple-statistics'
import type { SweepRun } from '../result/sweep.js'
import { keptUp } from './kept-up.js'
import { bestRuns, systemCpu } from './sweeps.js'

/** The rate that a repetition is known by: the highest at the objective, else the highest that it kept up with. */
export function bestRate(runs: readonly SweepRun[], objective: number): number | undefined {
  const [best] = bestRuns(runs, objective)
  const highest = runs
    .filter(keptUp)
    .toSorted((one, other) => one.rate - other.rate)
    .at(-1)
  return (best ?? highest)?.rate
}

/**
 * CPU milliseconds of a request at a rate, PostgreSQL's apart, of one repetition: on the line over the logarithm of the rate
 * between the two measured rates around it, else that of the nearest one. Undefined where it kept up with none.
 */
export function costAtRate(runs: readonly SweepRun[], rate: number): number | undefined {
  const points = pointsOf(runs)
  const below = points.findLast((point) => point.rate <= rate) ?? points[0]
  const above = points.find((point) => point.rate >= rate) ?? points.at(-1)
  if (!below || !above || below.rate >= above.rate) return below?.cost
  const way = Math.log(rate / below.rate) / Math.log(above.rate / below.rate)
  return below.cost + way * (above.cost - below.cost)
}

/** Whether it was measured at so low a rate, or at one that is hardly higher. */
export const reachesDownTo = (runs: readonly SweepRun[], rate: number): boolean =>
  pointsOf(runs).some((point) => point.rate <= rate * hardlyHigher)

const hardlyHigher = 1.05

/** What was measured, by ascending rates; of a rate that was measured twice the mean. */
function pointsOf(runs: readonly SweepRun[]): { rate: number; cost: number }[] {
  const costs = new Map<number, number[]>()
  for (const run of runs.filter(keptUp)) {
    const cost = systemCpu(run)
    if (cost !== undefined) costs.set(run.rate, [...(costs.get(run.rate) ?? []), cost])
  }
  return [...costs].map(([rate, all]) => ({ rate, cost: mean(all) })).toSorted((one, other) => one.rate - other.rate)
}
