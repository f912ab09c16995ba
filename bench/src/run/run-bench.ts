import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { allShapes, repository } from '@twofold/local'
import type { CommandLine } from '../command-line.js'
import { disturbancesNow, loadNow } from '../machine/busy.js'
import { cpuSetsHere, cpusOfSystem } from '../machine/cpu-sets.js'
import { describeMachine } from '../machine/describe-machine.js'
import { Quietness } from '../measuring/quietness.js'
import type { BenchResult } from '../result/bench-result.js'
import type { Sweep } from '../result/sweep.js'
import { Rig } from '../rig/rig.js'
import { systemNamed } from '../systems/systems.js'
import { skew, workloadNamed } from '../workloads/workloads.js'
import { commitHere } from './commit.js'
import { type Form, formOf } from './form.js'
import { measureAll, walking } from './measure-all.js'
import { expectedSecondsOfCosts } from './measure-costs.js'
import { generatorNotes, notesOf } from './notes.js'
import { refuseNothing } from './nothing-measured.js'
import { Progress } from './progress.js'
import { expectedSecondsOfSweeps } from './run-sweeps.js'
import { commandHere, nameAt, writeResult } from './write-result.js'

/** Seconds until the servers are there and their databases filled. */
const settingUp = 40

/** Runs the bench, and writes what it measured. @throws MachineTooBusy where every run is void */
export async function runBench(commandLine: CommandLine, signal: AbortSignal): Promise<void> {
  const beganAt = new Date()
  const loadBefore = loadNow()
  const form = formOf(commandLine, cpusOfSystem(cpuSetsHere()))
  const expected = settingUp + walking + expectedSecondsOfSweeps(form) + expectedSecondsOfCosts(form)
  const progress = new Progress(expected)
  const disturbances = await disturbancesNow()
  for (const disturbance of disturbances) progress.tell(`NOT A QUIET MACHINE: ${disturbance}`)
  const products = [form.products, ...(form.moreProducts ? [form.moreProducts] : [])]
  const rig = await progress.part('setting up', settingUp, () => Rig.setUp({ products, tell: progress.tell, signal }))
  try {
    const name = nameAt(beganAt)
    const histograms = join(repository, 'reports', name)
    mkdirSync(histograms, { recursive: true })
    const quietness = new Quietness()
    const machine = describeMachine({ sets: rig.cpus, versions: await rig.versions(), loadBefore })
    const findings = await measureAll(form, { rig, quietness, histograms, signal }, progress)
    const file = writeResult(name, {
      format: 3 as const,
      form: form.name,
      command: commandHere(),
      beganAt: beganAt.toISOString(),
      seconds: Math.round(progress.seconds),
      commit: commitHere(),
      machine: { ...machine, ...quietness.shares, disturbances: [...disturbances, ...quietness.disturbances] },
      settings: settingsOf(form, findings.sweeps),
      systems: systemsIn(form).map((system) => systemNamed(system).about),
      workloads: namesIn(form, 'workload').map((workload) => workloadNamed(workload).about),
      ...findings,
    })
    progress.tell(`written: ${file}`)
    refuseNothing(findings.sweeps)
  } finally {
    progress.tell('stopping the servers')
    await rig.stop()
  }
}

const namesIn = ({ sweeps }: Form, key: 'system' | 'workload') => [...new Set(sweeps.map((sweep) => sweep[key]))]

/** Those of the sweeps; where there are none, both shapes, of which all else is measured. */
const systemsIn = (form: Form) => (form.sweeps.length > 0 ? namesIn(form, 'system') : allShapes)

const settingsOf = (form: Form, sweeps: readonly Sweep[]): BenchResult['settings'] => ({
  repetitions: form.repetitions,
  objective: form.objective,
  ...form.pacing,
  products: form.products,
  skew,
  notes: [...notesOf(form), ...generatorNotes(sweeps)],
})
