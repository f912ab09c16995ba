import type { Comparison, Sweep, SweepRun } from '../result/sweep.js'
import { bestRate, costAtRate, reachesDownTo } from './cost-at-rate.js'
import { isSignificant, ratioOf } from './estimates.js'
import { type Pair, pairsFor } from './pairs.js'
import { bestRuns, mostAnswered, repetitionsOf } from './sweeps.js'

type Figure = Comparison['figure']
/** Of one repetition. */
type Runs = readonly SweepRun[]
/** A repetition of both systems. */
interface Both {
  readonly of: Runs
  readonly to: Runs
}

/** How they are made, for the report. */
export const comparisonNotes = [
  'Requests per CPU second are compared at the same rate in each repetition, the lower of both highest ones within the objective: a request costs less at a higher rate, since what comes together is gathered. Between the rates that were measured, cost is taken to follow the logarithm of the rate; who was measured at higher ones alone has the cost of the lowest, and that is said.',
  '«≥», and «at least» or «at most» of a ratio: in a repetition no rate beyond the best one was seen to miss the objective. They were void, so that the generator came to its end and not the system, or the search did.',
  'Answered a second is what was answered while a rate lasted, whenever it was due; the most of it is that of any rate, or of a closed loop of 64 before.',
]

/** A figure of one system in a repetition of both; `undefined` where it has none. */
const figures: Record<Figure, (runs: Runs, both: Both, objective: number) => number | undefined> = {
  'throughput at the objective': (runs, _, objective) => bestRuns(runs, objective)[0]?.rate,
  'peak throughput': mostAnswered,
  'requests per CPU second'(runs, both, objective) {
    const rate = sharedRate(both, objective)
    const cost = rate && costAtRate(runs, rate)
    return cost && 1_000 / cost
  },
}

/** The lower of both best rates: a request costs less at a higher one, since what comes together is gathered. */
function sharedRate({ of, to }: Both, objective: number): number | undefined {
  const [mine, theirs] = [bestRate(of, objective), bestRate(to, objective)]
  return mine && theirs && Math.min(mine, theirs)
}

/** All comparisons that the sweeps allow, of systems that shared so many CPUs; `undefined` where each had its own. */
export function comparisonsOf(sweeps: readonly Sweep[], objective: number, cpus: number | undefined): Comparison[] {
  const workloads = [...new Set(sweeps.map(({ workload }) => workload))]
  return workloads.flatMap((workload) => {
    const here = sweeps.filter((sweep) => sweep.workload === workload)
    const named = (system: string) => here.find((sweep) => sweep.system === system)!
    const pairs = pairsFor(
      workload,
      here.map(({ system }) => system),
      cpus,
    )
    return pairs.flatMap((pair) =>
      (Object.keys(figures) as Figure[]).flatMap(
        (figure) => comparisonOf(pair, figure, named(pair.of), named(pair.to), objective) ?? [],
      ),
    )
  })
}

function comparisonOf(pair: Pair, figure: Figure, of: Sweep, to: Sweep, objective: number): Comparison | undefined {
  const both = repetitionsOfBoth(of, to)
  const found = both.flatMap((each) => {
    const [mine, theirs] = [each.of, each.to].map((runs) => figures[figure](runs, each, objective))
    return mine && theirs ? [[mine, theirs] as const] : []
  })
  const ratio = ratioOf(
    found.map(([mine]) => mine),
    found.map(([, theirs]) => theirs),
  )
  if (!ratio) return undefined
  const isCost = figure === 'requests per CPU second'
  // Costs are no lower bounds: they were measured where the generator was not at its end.
  const side = isCost ? null : sideOf(of, to)
  const atLowestRate = isCost ? notMeasuredSoLow(pair, both, objective) : []
  return { ...pair, workload: of.workload, figure, ratio, side, atLowestRate, isSignificant: isSure(ratio, side) }
}

function repetitionsOfBoth(of: Sweep, to: Sweep): Both[] {
  const others = repetitionsOf(to.runs)
  return repetitionsOf(of.runs).flatMap((runs) => {
    const other = others.find(([run]) => run!.repetition === runs[0]!.repetition)
    return other ? [{ of: runs, to: other }] : []
  })
}

function notMeasuredSoLow(pair: Pair, both: readonly Both[], objective: number): string[] {
  const isHigher = (part: 'of' | 'to') =>
    both.some((each) => {
      const rate = sharedRate(each, objective)
      return rate !== undefined && !reachesDownTo(each[part], rate)
    })
  return (['of', 'to'] as const).filter(isHigher).map((part) => pair[part])
}

function sideOf(of: Sweep, to: Sweep): Comparison['side'] {
  if (of.isAtLeast && to.isAtLeast) return 'between two lower bounds'
  return of.isAtLeast ? 'at least' : to.isAtLeast ? 'at most' : null
}

function isSure(ratio: Comparison['ratio'], side: Comparison['side']): boolean {
  if (!isSignificant(ratio)) return false
  if (side === 'at least') return ratio.low! > 1
  if (side === 'at most') return ratio.high! < 1
  return side === null
}
