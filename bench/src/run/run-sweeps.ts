import { findCapacity } from '../measuring/capacity.js'
import { type Bench, measureSession } from '../measuring/measure-session.js'
import type { SweepRun } from '../result/sweep.js'
import { systemNamed } from '../systems/systems.js'
import { workloadNamed } from '../workloads/workloads.js'
import type { Form, Sweeping } from './form.js'
import { turns, type Turn } from './plan.js'
import type { Progress } from './progress.js'

/** Seconds that a start on restored databases takes, and an end. */
const around = 6

/** Seconds that a turn is expected to take. */
function secondsOf({ repetition }: Turn, form: Form): number {
  const session = around + form.warmUpSeconds + form.rates.length * (form.secondsPerRate + 0.5)
  return session + (repetition === 1 ? around + 2 * form.capacitySeconds : 0)
}

export const expectedSeconds = (form: Form) =>
  turns(form.sweeps, form.repetitions).reduce((sum, turn) => sum + secondsOf(turn, form), 0)

export const keyOf = ({ system, workload }: Sweeping) => `${system} ${workload}`

/** Measures every sweep of a form; the runs of each by {@link keyOf}. */
export async function runSweeps(form: Form, products: number, bench: Bench, progress: Progress) {
  const capacities = new Map<string, number>()
  const runs = new Map<string, SweepRun[]>()
  for (const turn of turns(form.sweeps, form.repetitions)) {
    const key = keyOf(turn)
    const title = `${turn.workload} of ${turn.system}, ${turn.repetition} of ${form.repetitions}`
    await progress.part(title, secondsOf(turn, form), async () => {
      const about = { system: systemNamed(turn.system), workload: workloadNamed(turn.workload), products, ...at(turn) }
      const capacity = capacities.get(key) ?? (await findCapacity(about, form.capacitySeconds, bench))
      capacities.set(key, capacity)
      const rates = form.rates.map((share) => Math.max(1, Math.round(capacity * share)))
      const groups = form.freshForEachRate ? rates.map((rate) => [rate]) : [rates]
      for (const group of groups) {
        const measured = await measureSession({ ...about, rates: group }, bench)
        runs.set(key, [...(runs.get(key) ?? []), ...measured])
      }
    })
  }
  return runs
}

const at = ({ repetition }: Turn) => ({ repetition })
