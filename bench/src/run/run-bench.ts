import { mkdirSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { repository } from '@twofold/local'
import type { CommandLine } from '../command-line.js'
import { disturbancesNow } from '../machine/busy.js'
import { describeMachine } from '../machine/describe-machine.js'
import { Quietness } from '../measuring/quietness.js'
import { BenchResult } from '../result/bench-result.js'
import { Rig } from '../rig/rig.js'
import { sweepOf } from '../statistics/sweeps.js'
import { systemNamed } from '../systems/systems.js'
import { skew, workloadNamed } from '../workloads/workloads.js'
import { commitHere } from './commit.js'
import { formOf } from './form.js'
import { Progress } from './progress.js'
import { expectedSeconds, keyOf, runSweeps } from './run-sweeps.js'

/** Milliseconds within which 99 of 100 answers have to come. */
const objective = 100
const products = 1_000

/** Runs the bench, and writes what it measured. @throws Failure where nothing can be measured */
export async function runBench(commandLine: CommandLine, signal: AbortSignal): Promise<void> {
  const beganAt = new Date()
  const form = formOf(commandLine)
  const progress = new Progress(expectedSeconds(form))
  const disturbances = await disturbancesNow()
  for (const disturbance of disturbances) progress.tell(`not a quiet machine: ${disturbance}`)
  const rig = await Rig.setUp({ products: [products], tell: progress.tell, signal })
  try {
    const name = `bench-${beganAt.toISOString().slice(0, 16).replace(':', '')}`
    const histograms = join(repository, 'reports', name)
    mkdirSync(histograms, { recursive: true })
    const machine = describeMachine(rig.cpus, await rig.versions())
    const pacing = { warmUpSeconds: form.warmUpSeconds, secondsPerRate: form.secondsPerRate }
    const quietness = new Quietness()
    const runs = await runSweeps(form, products, { rig, pacing, quietness, histograms, signal }, progress)
    const names = <Key extends 'system' | 'workload'>(key: Key) => [...new Set(form.sweeps.map((it) => it[key]))]
    const result: BenchResult = BenchResult.parse({
      format: 1,
      form: form.name,
      command: ['npm run bench', ...(process.argv.length > 2 ? ['--', ...process.argv.slice(2)] : [])].join(' '),
      beganAt: beganAt.toISOString(),
      seconds: Math.round(progress.seconds),
      commit: commitHere(),
      machine: { ...machine, ...quietness.shares, disturbances },
      settings: {
        repetitions: form.repetitions,
        objective,
        ...pacing,
        products,
        skew,
        notes: [],
      },
      systems: names('system').map((system) => systemNamed(system).about),
      workloads: names('workload').map((workload) => workloadNamed(workload).about),
      sameAnswers: { requests: 0, equal: false },
      sweeps: form.sweeps.map((it) => sweepOf(it.system, it.workload, runs.get(keyOf(it)) ?? [], objective)),
      comparisons: [],
      memory: [],
      coldStarts: [],
      hops: [],
      faults: [],
      overloads: [],
      images: [],
      deliveries: [],
      scalability: [],
      dataSizes: [],
      targets: [],
    })
    const file = join(repository, 'reports', `${name}.json`)
    writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`)
    progress.tell(`written: ${relative(process.cwd(), file)}`)
  } finally {
    progress.tell('stopping the servers')
    await rig.stop()
  }
}
