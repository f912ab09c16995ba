import type { Sweep, SweepRun } from '../result/sweep.js'
import { sum } from '../measuring/meter.js'
import { estimateOf } from './estimates.js'

/** Failures that an objective allows, as a share of what was due. */
const failuresAllowed = 0.001

/**
 * Whether a rate was answered within the objective (milliseconds at p99). Whoever does not keep up does not: latency counts from
 * when a request was due.
 */
export function meets({ isVoid, requests, failed, latency }: SweepRun, objective: number): boolean {
  return !isVoid && latency !== null && latency.p99 <= objective && failed <= requests * failuresAllowed
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

/** Where p99 leaves the objective for good: between the highest rate at it and the next one; `null` where none was beyond. */
export function kneeOf(runs: readonly SweepRun[], objective: number): number | null {
  const best = Math.max(...bestRuns(runs, objective).map(({ rate }) => rate))
  const beyond = runs.filter((run) => run.rate > best && !run.isVoid && !meets(run, objective)).map(({ rate }) => rate)
  return beyond.length === 0 || !Number.isFinite(best) ? null : Math.sqrt(best * Math.min(...beyond))
}

/** Whether, in a repetition, all that was tried beyond its best run was void: the generator's end, and not the system's. */
function isAtLeast(runs: readonly SweepRun[], objective: number): boolean {
  return repetitionsOf(runs).some((each) => {
    const [best] = bestRuns(each, objective)
    const beyond = each.filter(({ rate }) => best && rate > best.rate)
    return beyond.length > 0 && beyond.every(({ isVoid }) => isVoid)
  })
}

/** The most requests a second that were answered at any rate; undefined where none was. */
export const mostAnswered = (runs: readonly SweepRun[]): number | undefined =>
  Math.max(0, ...runs.filter(({ isVoid }) => !isVoid).map(({ answered }) => answered)) || undefined

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
