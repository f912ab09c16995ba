import { Failure } from '@twofold/infrastructure'
import type { CommandLine } from '../command-line.js'
import type { BenchResult } from '../result/bench-result.js'

/** What is measured of a system under a workload. */
export interface Sweeping {
  readonly system: string
  readonly workload: string
}

/** How much a form of the bench measures. */
export interface Form {
  readonly name: BenchResult['form']
  readonly sweeps: readonly Sweeping[]
  readonly repetitions: number
  /** Rates as shares of what a closed loop reached. */
  readonly rates: readonly number[]
  /** Whether each rate gets processes and databases of its own. */
  readonly freshForEachRate: boolean
  readonly warmUpSeconds: number
  readonly secondsPerRate: number
  readonly capacitySeconds: number
}

const readers = ['node-http', 'fastify', 'fastify-pg', 'monolith', 'services']

/** Two minutes: each system once. */
const smoke: Form = {
  name: 'smoke',
  sweeps: readers.map((system) => ({ system, workload: 'read-one' })),
  repetitions: 1,
  rates: [0.5, 0.9, 1.2],
  freshForEachRate: false,
  warmUpSeconds: 1,
  secondsPerRate: 1.5,
  capacitySeconds: 1.5,
}

const forms = { smoke, short: smoke, full: smoke } as const

/** The form that was asked for, with what was asked for of it. @throws Failure where that is nothing */
export function formOf({ form: name, workload, systems }: CommandLine): Form {
  const form = forms[name]
  const sweeps = form.sweeps.filter(
    (sweep) =>
      (workload === undefined || sweep.workload === workload) &&
      (systems.length === 0 || systems.includes(sweep.system)),
  )
  if (sweeps.length > 0) return { ...form, sweeps }
  const known = [...new Set(form.sweeps.map(({ system }) => system))].join(', ')
  throw new Failure(`Nothing of that is measured in the ${name} form. Its systems are: ${known}`)
}
