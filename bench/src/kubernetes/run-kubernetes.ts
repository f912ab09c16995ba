import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { Cluster } from '@twofold/deploy'
import { repository } from '@twofold/local'
import type { CommandLine } from '../command-line.js'
import { deliveriesOf } from '../costs/deliveries.js'
import { cpuSetsHere } from '../machine/cpu-sets.js'
import { loadNow } from '../machine/busy.js'
import type { Driving } from '../measuring/bench.js'
import { measureRates } from '../measuring/measure-rates.js'
import { Quietness } from '../measuring/quietness.js'
import { leastSecondsOfWarmUp, warmedUp } from '../measuring/warmed-up.js'
import type { SweepRun } from '../result/sweep.js'
import { commitHere } from '../run/commit.js'
import { turns } from '../run/plan.js'
import { Progress } from '../run/progress.js'
import { refuseNothing } from '../run/nothing-measured.js'
import { keyOf } from '../run/run-sweeps.js'
import { commandHere, nameAt, writeResult } from '../run/write-result.js'
import { comparisonNotes, comparisonsOf } from '../statistics/comparisons.js'
import { sweepOf } from '../statistics/sweeps.js'
import { skew, workloadNamed, workloads } from '../workloads/workloads.js'
import { deployedShapes, inCluster } from './deployed-shapes.js'
import { limitsIn } from './limits.js'
import { machineOutside } from './machine-outside.js'

/** Longer than the metrics server's window at each rate. */
const form = {
  repetitions: 2,
  rates: [0.5, 0.8, 1],
  pacing: { warmUpSeconds: 10, secondsPerRate: 30 },
  capacitySeconds: 10,
}
const objective = 100
/** Pieces that are put on the shelves: more than any of it sells. */
const orders = 500_000

const notCompared = 'The shapes’ answers were not compared here: npm run test:deployed does that.'
const notFresh = 'Pods and databases were as they are deployed, and the same ones for all runs.'
const coarse = 'CPU and memory are the metrics server’s, averages of some 15 s.'

/** Measures both shapes as they are deployed in a cluster. @throws Failure where nothing can be measured, MachineTooBusy where every run is void */
export async function runKubernetes(commandLine: CommandLine, signal: AbortSignal): Promise<void> {
  const { namespace, services, monolith, workload: wanted } = commandLine
  const cluster = await Cluster.connect()
  const beganAt = new Date()
  const loadBefore = loadNow()
  const names = workloads.map(({ about }) => about.name).filter((name) => wanted === undefined || name === wanted)
  const sweeps = names.flatMap((workload) => ['monolith', 'services'].map((system) => ({ system, workload })))
  const all = turns({ sweeps, repetitions: form.repetitions })
  const secondsOfTurn = form.pacing.warmUpSeconds + form.rates.length * (form.pacing.secondsPerRate + 0.5) + 2
  const progress = new Progress(all.length * secondsOfTurn + sweeps.length * leastSecondsOfWarmUp(form.capacitySeconds))
  const shapes = await deployedShapes({ services, monolith }, orders, progress.tell)
  const histograms = join(repository, 'reports', nameAt(beganAt))
  mkdirSync(histograms, { recursive: true })
  const cpus = cpuSetsHere()
  const driving: Driving = { rig: inCluster(cluster, namespace, cpus), quietness: new Quietness(), histograms, signal }
  const capacities = new Map<string, number>()
  const runs = new Map<string, SweepRun[]>()
  for (const { system, workload, repetition } of all)
    await progress.part(`${workload}: ${system}, ${repetition} of ${form.repetitions}`, secondsOfTurn, async () => {
      const { about, running } = shapes.find((shape) => shape.about.name === system)!
      const session = { system: { about }, workload: workloadNamed(workload), repetition, products: 1_000 }
      const key = keyOf({ system, workload })
      const capacity = capacities.get(key) ?? (await warmedUp(running, session, form.capacitySeconds, driving))
      capacities.set(key, capacity)
      const rates = form.rates.map((share) => Math.max(1, Math.round(capacity * share)))
      const measured = await measureRates(running, session, { rates, pacing: form.pacing }, driving)
      runs.set(key, [...(runs.get(key) ?? []), ...measured])
    })
  const found = sweeps.map((it) => sweepOf(it.system, it.workload, runs.get(keyOf(it)) ?? [], objective))
  const file = writeResult(nameAt(beganAt), {
    format: 3,
    form: 'short',
    command: commandHere(),
    beganAt: beganAt.toISOString(),
    seconds: Math.round(progress.seconds),
    commit: commitHere(),
    machine: machineOutside(cpus, loadBefore),
    settings: {
      repetitions: form.repetitions,
      objective,
      ...form.pacing,
      products: 1_000,
      skew,
      notes: [
        `In the cluster of the context ${cluster.context}, namespace ${namespace}.`,
        notFresh,
        notCompared,
        coarse,
        ...comparisonNotes,
        ...(await limitsIn(cluster, namespace)),
      ],
    },
    systems: shapes.map(({ about }) => about),
    workloads: names.map((name) => workloadNamed(name).about),
    sameAnswers: null,
    sweeps: found,
    // Pods have CPUs of their own, and more of them where there are more pods.
    comparisons: comparisonsOf(found, objective, undefined),
    memory: [],
    coldStarts: [],
    hops: [],
    transport: null,
    faults: [],
    overloads: [],
    ...deliveriesOf(),
    scalability: [],
    dataSizes: [],
  })
  progress.tell(`written: ${file}`)
  refuseNothing(found)
}
