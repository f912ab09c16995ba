import type { Comparison, Sweep, SweepRun } from '../result/sweep.js'
import { isSignificant, ratioOf } from './estimates.js'
import { bestRuns, repetitionsOf, systemCpu } from './sweeps.js'

type Figure = Comparison['figure']

/** Who is compared with whom. */
interface Pair {
  readonly kind: Comparison['kind']
  readonly of: string
  readonly to: string
}

/** The figures of each repetition; `undefined` where it has none. */
const figures: Record<Figure, (runs: readonly SweepRun[], objective: number) => number | undefined> = {
  'throughput at the objective': (runs, objective) => bestRuns(runs, objective)[0]?.rate,
  'peak throughput': (runs) =>
    Math.max(0, ...runs.filter((run) => !run.isVoid).map((run) => run.answered)) || undefined,
  'requests per CPU second': (runs, objective) => {
    const run = bestRuns(runs, objective)[0] ?? keptUp(runs).at(-1)
    const cpu = run && systemCpu(run)
    return cpu && 1_000 / cpu
  },
}

const keptUp = (runs: readonly SweepRun[]) => runs.filter((run) => !run.isVoid && run.answered >= run.rate * 0.95)

/** The monolith that may use as much CPU as the services: a cluster where one was measured. */
export function pairsFor(workload: string, systems: readonly string[]): Pair[] {
  const whole = systems.includes('monolith-cluster') ? 'monolith-cluster' : 'monolith'
  const pairs: Pair[] = [
    { kind: 'equal-cpu', of: 'services', to: whole },
    { kind: 'equal-replicas', of: 'services', to: 'monolith' },
    { kind: 'equal-replicas', of: 'services-x2', to: 'monolith-cluster' },
    { kind: 'baseline', of: 'monolith', to: workload === 'buy' ? 'order-by-hand' : 'fastify-pg' },
    { kind: 'baseline', of: 'services', to: 'nats-by-hand' },
    { kind: 'baseline', of: 'monolith', to: 'monolith-ungathered' },
    { kind: 'baseline', of: 'services', to: 'services-ungathered' },
    { kind: 'a-a', of: 'monolith-again', to: 'monolith' },
  ]
  return pairs.filter(({ of, to }) => systems.includes(of) && systems.includes(to))
}

/** All comparisons that the sweeps allow. */
export function comparisonsOf(sweeps: readonly Sweep[], objective: number): Comparison[] {
  const workloads = [...new Set(sweeps.map(({ workload }) => workload))]
  return workloads.flatMap((workload) => {
    const here = sweeps.filter((sweep) => sweep.workload === workload)
    const pairs = pairsFor(
      workload,
      here.map(({ system }) => system),
    )
    const runsOf = (system: string) => here.find((sweep) => sweep.system === system)!.runs
    return pairs.flatMap((pair) =>
      (Object.keys(figures) as Figure[]).flatMap((figure) => {
        const ratio = ratioWithin(runsOf(pair.of), runsOf(pair.to), (runs) => figures[figure](runs, objective))
        return ratio ? [{ ...pair, workload, figure, ratio, isSignificant: isSignificant(ratio) }] : []
      }),
    )
  })
}

/** Of the repetitions that have the figure for both. */
function ratioWithin(
  of: readonly SweepRun[],
  to: readonly SweepRun[],
  figure: (runs: readonly SweepRun[]) => number | undefined,
) {
  const others = repetitionsOf(to)
  const pairs = repetitionsOf(of).flatMap((runs) => {
    const other = others.find(([run]) => run!.repetition === runs[0]!.repetition)
    const [mine, theirs] = [figure(runs), other && figure(other)]
    return mine && theirs ? [[mine, theirs] as const] : []
  })
  return ratioOf(
    pairs.map(([mine]) => mine),
    pairs.map(([, theirs]) => theirs),
  )
}
