import type { Bench } from '../measuring/bench.js'
import { inStarted } from '../measuring/in-started.js'
import { measureRates, settling } from '../measuring/measure-rates.js'
import type { Session } from '../measuring/session.js'
import { settled } from '../measuring/settled.js'
import { leastSecondsOfWarmUp, warmedUp } from '../measuring/warmed-up.js'
import type { SweepRun } from '../result/sweep.js'
import { meets, missesNarrowly } from '../statistics/sweeps.js'
import type { RunningSystem } from '../systems/running-system.js'
import { systemNamed } from '../systems/systems.js'
import { workloadNamed } from '../workloads/workloads.js'
import type { Form, Sweeping } from './form.js'
import { nextRate } from './next-rate.js'
import { turns } from './plan.js'
import type { Progress } from './progress.js'

/** Seconds that a start on restored databases takes, and an end, and the start of a load. */
const around = { system: 5, load: 1 }

/** Seconds that a turn is expected to take. */
function secondsOf({ rates, searches, pacing, freshForEachRate, capacitySeconds }: Form): number {
  const loads = searches + (freshForEachRate ? rates.length : 1)
  const starts = freshForEachRate ? loads : 1
  const start = around.system + around.load + leastSecondsOfWarmUp(capacitySeconds)
  const measured = (rates.length + searches) * (pacing.secondsPerRate + settling)
  return starts * start + loads * (around.load + pacing.warmUpSeconds) + measured
}

export const expectedSecondsOfSweeps = (form: Form) => turns(form).length * secondsOf(form)

export const keyOf = ({ system, workload }: Sweeping) => `${system} ${workload}`

/** Measures every sweep of a form; the runs of each by {@link keyOf}. */
export async function runSweeps(form: Form, products: number, bench: Bench, progress: Progress) {
  const runs = new Map<string, SweepRun[]>()
  for (const turn of turns(form)) {
    const { repetition } = turn
    const key = keyOf(turn)
    const session = { system: systemNamed(turn.system), workload: workloadNamed(turn.workload), products, repetition }
    await progress.part(
      `${turn.workload}: ${turn.system}, ${repetition} of ${form.repetitions}`,
      secondsOf(form),
      async () => {
        const { capacity, measured } = await measureTurn(session, form, bench)
        runs.set(key, [...(runs.get(key) ?? []), ...measured])
        progress.tell(`  ${inWords(capacity, measured, form.objective)}`)
      },
    )
  }
  return runs
}

/** It knows nothing of earlier repetitions: what went wrong with one of them is not to go on. */
async function measureTurn(session: Session, form: Form, bench: Bench) {
  const { system, products } = session
  const { pacing, capacitySeconds, freshForEachRate } = form
  const started = <T>(work: (running: RunningSystem, capacity: number) => Promise<T>) =>
    inStarted(system, products, bench, async (running) =>
      work(running, await warmedUp(running, session, capacitySeconds, bench)),
    )
  const at = (rates: readonly number[]) => async (running: RunningSystem, capacity: number) => {
    await settled(running, bench)
    return measureRates(running, session, { rates, pacing, warmUpRate: Math.min(rates[0]!, capacity / 2) }, bench)
  }
  // The rates of the first group are measured in the process that told its capacity.
  const first = await started(async (running, capacity) => {
    const measured = await at(groupsOf(form, capacity)[0]!)(running, capacity)
    if (freshForEachRate) return { capacity, measured }
    return { capacity, measured: await searched(measured, form, (rate) => at([rate])(running, capacity)) }
  })
  let { measured } = first
  if (freshForEachRate) {
    for (const rates of groupsOf(form, first.capacity).slice(1)) measured.push(...(await started(at(rates))))
    measured = await searched(measured, form, (rate) => started(at([rate])))
  }
  const closedLoop = first.capacity
  const runs = measured.toSorted((one, other) => one.rate - other.rate).map((run) => ({ ...run, closedLoop }))
  return { capacity: closedLoop, measured: runs }
}

/** On to where the objective ends: a closed loop says little about how much is answered in time. */
async function searched(
  runs: readonly SweepRun[],
  { objective, searches }: Form,
  measure: (rate: number) => Promise<SweepRun[]>,
): Promise<SweepRun[]> {
  const measured = [...runs]
  // What a hiccup may have spoiled is measured once more, and is no step of the search.
  for (let steps = 0; steps < searches;) {
    const tried = measured.map((run) => ({
      rate: run.rate,
      isMet: meets(run, objective),
      isVoid: run.isVoid,
      isNarrow: missesNarrowly(run, objective),
    }))
    const rate = nextRate(tried)
    if (rate === undefined) break
    if (!tried.some((run) => run.rate === rate)) steps++
    measured.push(...(await measure(rate)))
  }
  return measured
}

/** Rates that are measured in one start of the system. */
function groupsOf({ rates: shares, freshForEachRate }: Form, capacity: number): number[][] {
  const rates = shares.map((share) => Math.max(1, Math.round(capacity * share)))
  return freshForEachRate ? rates.map((rate) => [rate]) : [rates]
}

/** The highest rate within the objective, or else the lowest. */
function inWords(capacity: number, runs: readonly SweepRun[], objective: number): string {
  const within = runs.filter((run) => meets(run, objective)).at(-1)
  const kept = within ?? runs.find(({ isVoid }) => !isVoid)
  const capacityInWords = `closed loop ${capacity.toFixed(0)}/s`
  if (!kept)
    return `${capacityInWords}; no rate says anything: ${runs.flatMap(({ generator }) => generator.bottleneck)[0] ?? 'nothing was answered'}`
  const cpu = Object.entries(kept.cpuPerRequest).map(([name, value]) => `${name} ${(value * 1_000).toFixed(0)}`)
  const latency = kept.latency ? `p50 ${kept.latency.p50.toFixed(1)}, p99 ${kept.latency.p99.toFixed(1)} ms` : ''
  const judged = within ? `${within.rate}/s in time` : `none in time; at ${kept.rate}/s`
  return `${capacityInWords}; ${judged}: ${latency}; µs of CPU: ${cpu.join(', ')}`
}
