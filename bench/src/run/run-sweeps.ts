import type { Bench } from '../measuring/bench.js'
import { inStarted } from '../measuring/in-started.js'
import { measureRates } from '../measuring/measure-rates.js'
import type { Session } from '../measuring/session.js'
import { leastSecondsOfWarmUp, warmedUp } from '../measuring/warmed-up.js'
import type { SweepRun } from '../result/sweep.js'
import { meets } from '../statistics/sweeps.js'
import type { RunningSystem } from '../systems/running-system.js'
import { systemNamed } from '../systems/systems.js'
import { workloadNamed } from '../workloads/workloads.js'
import type { Form, Sweeping } from './form.js'
import { turns } from './plan.js'
import type { Progress } from './progress.js'

/** Seconds that a start on restored databases takes, and an end, and the start of a load. */
const around = { system: 5, load: 1 }

/** Seconds that a turn is expected to take. */
function secondsOf({ rates, pacing, freshForEachRate, capacitySeconds }: Form): number {
  const sessions = freshForEachRate ? rates.length : 1
  const warmUp = around.load + leastSecondsOfWarmUp(capacitySeconds)
  const each = around.system + warmUp + around.load + pacing.warmUpSeconds
  return sessions * each + rates.length * (pacing.secondsPerRate + 0.5)
}

export const expectedSecondsOfSweeps = (form: Form) => turns(form).length * secondsOf(form)

export const keyOf = ({ system, workload }: Sweeping) => `${system} ${workload}`

/** Measures every sweep of a form; the runs of each by {@link keyOf}. */
export async function runSweeps(form: Form, products: number, bench: Bench, progress: Progress) {
  const capacities = new Map<string, number>()
  const runs = new Map<string, SweepRun[]>()
  for (const turn of turns(form)) {
    const { repetition } = turn
    const key = keyOf(turn)
    const session = { system: systemNamed(turn.system), workload: workloadNamed(turn.workload), products, repetition }
    await progress.part(
      `${turn.workload}: ${turn.system}, ${repetition} of ${form.repetitions}`,
      secondsOf(form),
      async () => {
        const { capacity, measured } = await measureTurn(session, form, capacities.get(key), bench)
        capacities.set(key, capacity)
        runs.set(key, [...(runs.get(key) ?? []), ...measured])
        progress.tell(`  ${inWords(capacity, measured)}`)
      },
    )
  }
  return runs
}

async function measureTurn(session: Session, form: Form, known: number | undefined, bench: Bench) {
  const { system, products } = session
  const { pacing, capacitySeconds } = form
  const started = <T>(work: (running: RunningSystem, capacity: number) => Promise<T>) =>
    inStarted(system, products, bench, async (running) =>
      work(running, await warmedUp(running, session, capacitySeconds, bench)),
    )
  const at = (rates: readonly number[]) => (running: RunningSystem, capacity: number) =>
    measureRates(running, session, { rates, pacing, warmUpRate: Math.min(rates[0]!, capacity / 2) }, bench)
  // The rates of the first group are measured in the process that told its capacity.
  const first = await started(async (running, found) => {
    const capacity = known ?? found
    return { capacity, measured: await at(groupsOf(form, capacity)[0]!)(running, found) }
  })
  const measured = [...first.measured]
  for (const rates of groupsOf(form, first.capacity).slice(1)) measured.push(...(await started(at(rates))))
  // A closed loop that was short, or still warming up, may have said too little: on to where it ends.
  for (let n = 0; n < mostClimbs && meets(measured.at(-1)!, form.objective); n++) {
    const { rate } = measured.at(-1)!
    const higher = climbs.map((factor) => Math.round(rate * factor))
    for (const rates of form.freshForEachRate ? higher.map((each) => [each]) : [higher])
      measured.push(...(await started(at(rates))))
  }
  const best = measured.filter((run) => meets(run, form.objective)).map(({ rate }) => rate)
  return { capacity: Math.max(first.capacity, ...best), measured }
}

/** Beyond the highest rate, where it was still answered in time: so much more, so many times at most. */
const climbs = [1.2, 1.45]
const mostClimbs = 4

/** Rates that are measured in one start of the system. */
function groupsOf({ rates: shares, freshForEachRate }: Form, capacity: number): number[][] {
  const rates = shares.map((share) => Math.max(1, Math.round(capacity * share)))
  return freshForEachRate ? rates.map((rate) => [rate]) : [rates]
}

/** The run at the highest rate that was kept up with. */
function inWords(capacity: number, runs: readonly SweepRun[]): string {
  const kept = runs.filter(({ rate, answered, isVoid }) => !isVoid && answered >= rate * 0.95).at(-1)
  const capacityInWords = `closed loop ${capacity.toFixed(0)}/s`
  if (!kept)
    return `${capacityInWords}; no rate says anything: ${runs.flatMap(({ generator }) => generator.bottleneck)[0] ?? 'none was kept up with'}`
  const cpu = Object.entries(kept.cpuPerRequest).map(([name, value]) => `${name} ${(value * 1_000).toFixed(0)}`)
  const latency = kept.latency ? `p50 ${kept.latency.p50.toFixed(1)}, p99 ${kept.latency.p99.toFixed(1)} ms` : ''
  return `${capacityInWords}; at ${kept.rate}/s ${latency}; µs of CPU: ${cpu.join(', ')}`
}
