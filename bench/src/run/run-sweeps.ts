import type { Bench } from '../measuring/bench.js'
import { capacityOf } from '../measuring/capacity.js'
import { inStarted } from '../measuring/in-started.js'
import { measureRates } from '../measuring/measure-rates.js'
import type { Session } from '../measuring/session.js'
import type { SweepRun } from '../result/sweep.js'
import { systemNamed } from '../systems/systems.js'
import { workloadNamed } from '../workloads/workloads.js'
import type { Form, Sweeping } from './form.js'
import { turns, type Turn } from './plan.js'
import type { Progress } from './progress.js'

/** Seconds that a start on restored databases takes, and an end, and the start of a load. */
const around = { system: 5, load: 1 }

/** Seconds that a turn is expected to take. */
function secondsOf({ repetition }: Turn, { rates, pacing, freshForEachRate, capacitySeconds }: Form): number {
  const sessions = freshForEachRate ? rates.length : 1
  const capacity = repetition === 1 ? around.load + 2 * capacitySeconds : 0
  const each = around.system + around.load + pacing.warmUpSeconds
  return capacity + sessions * each + rates.length * (pacing.secondsPerRate + 0.5)
}

export const expectedSecondsOfSweeps = (form: Form) => turns(form).reduce((sum, turn) => sum + secondsOf(turn, form), 0)

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
      secondsOf(turn, form),
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
  const groupsOf = (capacity: number) => {
    const rates = form.rates.map((share) => Math.max(1, Math.round(capacity * share)))
    return form.freshForEachRate ? rates.map((rate) => [rate]) : [rates]
  }
  // The rates of the first group are measured in the process that told its capacity.
  const first = await inStarted(system, products, bench, async (running) => {
    const capacity = known ?? (await capacityOf(running, session, capacitySeconds, bench))
    return {
      capacity,
      measured: await measureRates(running, session, { rates: groupsOf(capacity)[0]!, pacing }, bench),
    }
  })
  const measured = [...first.measured]
  for (const rates of groupsOf(first.capacity).slice(1))
    measured.push(
      ...(await inStarted(system, products, bench, (running) =>
        measureRates(running, session, { rates, pacing }, bench),
      )),
    )
  return { capacity: first.capacity, measured }
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
