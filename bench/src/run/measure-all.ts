import { deliveriesOf } from '../costs/deliveries.js'
import { cpusOfSystem } from '../machine/cpu-sets.js'
import type { Bench } from '../measuring/bench.js'
import type { Measured } from '../targets/finding.js'
import { comparisonsOf } from '../statistics/comparisons.js'
import { sweepOf } from '../statistics/sweeps.js'
import type { Form } from './form.js'
import { costsOf } from './measure-costs.js'
import type { Progress } from './progress.js'
import { keyOf, runSweeps } from './run-sweeps.js'
import { shapesAgree } from './shapes-agree.js'

export type Findings = Omit<
  Measured,
  'format' | 'form' | 'command' | 'beganAt' | 'seconds' | 'commit' | 'machine' | 'settings' | 'systems' | 'workloads'
>

/** Seconds that the walk through both shapes takes. */
export const walking = 20

/** All that a form measures. @throws Failure where nothing can be */
export async function measureAll(form: Form, bench: Bench, progress: Progress): Promise<Findings> {
  const { objective, products } = form
  const sameAnswers = await progress.part('one walk through both shapes: do they answer alike?', walking, () =>
    shapesAgree(products, bench),
  )
  const runs = await runSweeps(form, products, bench, progress)
  const sweeps = form.sweeps.map((it) => sweepOf(it.system, it.workload, runs.get(keyOf(it)) ?? [], objective))
  return {
    sameAnswers,
    sweeps,
    comparisons: comparisonsOf(sweeps, objective, cpusOfSystem(bench.rig.cpus)),
    ...(await costsOf(form, sweeps, bench, progress)),
    ...deliveriesOf(),
  }
}
