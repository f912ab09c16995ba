import type { Sweep, SweepRun } from '../result/sweep.js'
import { sum } from '../measuring/meter.js'
import { estimateOf } from './estimates.js'
import { keptUp } from './kept-up.js'

/** Failures that an objective allows, as a share of what was due. */
const failuresAllowed = 0.001

/** Whether a rate was kept up with, and answered within the objective (milliseconds at p99, from when a request was due). */
export function meets(run: SweepRun, objective: number): boolean {
  const { requests, failed, latency } = run
  return keptUp(run) && latency !== null && latency.p99 <= objective && failed <= requests * failuresAllowed
}

/** Whether a rate missed the objective by less than twice: a single hiccup does that to a second or two of requests. */
export function missesNarrowly(run: SweepRun, objective: number): boolean {
  return !run.isVoid && !meets(run, objective) && meets(run, 2 * objective)
}

/** CPU milliseconds per request of all processes but PostgreSQL; undefined where the system does not tell. */
export function systemCpu({ cpuPerRequest }: SweepRun): number | undefined {
  const { postgres: _, ...own } = cpuPerRequest
  const values = Object.values(own)
  return values.length === 0 ? undefined : sum(values)
}

/** A sweep's runs by repetition. */
export function repetitionsOf(runs: readonly SweepRun[]): SweepRun[][] {
  const numbers = [...new Set(runs.map(({ repetition }) => repetition))].sort((a, b) => a - b)
  return numbers.map((number) => runs.filter(({ repetition }) => repetition === number))
}

/** Of each repetition the run with the highest rate at the objective, where there was one. */
export function bestRuns(runs: readonly SweepRun[], objective: number): SweepRun[] {
  return repetitionsOf(runs).flatMap((each) => {
    const good = each.filter((run) => meets(run, objective))
    return good.sort((a, b) => b.rate - a.rate).slice(0, 1)
  })
}

/**
 * Where p99 leaves the objective for good: between the highest rate at it and the next one, on average of the repetitions that had
 * one at it; `null` where, in one of those, none was seen beyond.
 */
export function kneeOf(runs: readonly SweepRun[], objective: number): number | null {
  const ends = repetitionsOf(runs).flatMap((each) => {
    const { best, beyond } = endOf(each, objective)
    return best ? [Math.sqrt(best.rate * Math.min(...beyond))] : []
  })
  return ends.every(Number.isFinite) ? (estimateOf(ends)?.value ?? null) : null
}

/** Whether, in a repetition, nothing was seen to be beyond its best run: the generator ended, or the search, and not the system. */
function isAtLeast(runs: readonly SweepRun[], objective: number): boolean {
  return repetitionsOf(runs).some((each) => {
    const { best, beyond } = endOf(each, objective)
    return best !== undefined && beyond.length === 0
  })
}

/** The best run of a repetition, and the rates beyond it that were seen to miss the objective. */
function endOf(runs: readonly SweepRun[], objective: number): { best: SweepRun | undefined; beyond: number[] } {
  const [best] = bestRuns(runs, objective)
  const missed = runs.filter((run) => best && run.rate > best.rate && !run.isVoid && !meets(run, objective))
  return { best, beyond: missed.map(({ rate }) => rate) }
}

/** The most requests a second that were answered, at any rate or by the closed loop before; undefined where none was. */
export function mostAnswered(runs: readonly SweepRun[]): number | undefined {
  const valid = runs.filter(({ isVoid }) => !isVoid)
  return Math.max(0, ...valid.map(({ answered, closedLoop }) => Math.max(answered, closedLoop ?? 0))) || undefined
}

/** What the runs of a system under a workload come to. */
export function sweepOf(system: string, workload: string, runs: readonly SweepRun[], objective: number): Sweep {
  const best = bestRuns(runs, objective)
  return {
    system,
    workload,
    runs: [...runs],
    throughputAtObjective: estimateOf(best.map(({ rate }) => rate)),
    isAtLeast: isAtLeast(runs, objective),
    knee: kneeOf(runs, objective),
    peak: estimateOf(repetitionsOf(runs).flatMap((each) => mostAnswered(each) ?? [])),
    cpuPerRequest: estimateOf(best.flatMap((run) => systemCpu(run) ?? [])),
    postgresCpuPerRequest: estimateOf(best.flatMap(({ cpuPerRequest: { postgres } }) => (postgres ? [postgres] : []))),
  }
}
