import type { Bench } from '../measuring/bench.js'
import type { Sweep } from '../result/sweep.js'
import { type Costs, costParts } from './cost-parts.js'
import type { Form } from './form.js'
import type { Progress } from './progress.js'

export const expectedSecondsOfCosts = (form: Form) => costParts(form).reduce((sum, { seconds }) => sum + seconds, 0)

/** What splitting costs beside speed. */
export async function costsOf(form: Form, sweeps: readonly Sweep[], bench: Bench, progress: Progress): Promise<Costs> {
  const costs: Costs = {
    memory: [],
    coldStarts: [],
    overloads: [],
    faults: [],
    scalability: [],
    dataSizes: [],
    hops: [],
    transport: null,
  }
  for (const { title, seconds, measure } of costParts(form))
    await progress.part(title, seconds, () => measure(costs, sweeps, bench))
  return costs
}
