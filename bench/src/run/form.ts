import { Failure } from '@twofold/infrastructure'
import type { CommandLine } from '../command-line.js'
import type { HopOptions } from '../costs/hops.js'
import type { Pacing } from '../measuring/session.js'
import type { BenchResult } from '../result/bench-result.js'
import { partsOf, withParts } from './parts.js'

/** What is measured of a system under a workload. */
export interface Sweeping {
  readonly system: string
  readonly workload: string
  /** Where they are fewer than the form's. */
  readonly repetitions?: number
  /** Left out where the system has fewer CPUs. */
  readonly leastCpus?: number
}

/** How much a form of the bench measures. */
export interface Form {
  readonly name: BenchResult['form']
  readonly sweeps: readonly Sweeping[]
  readonly repetitions: number
  /** Milliseconds within which 99 of 100 answers have to come. */
  readonly objective: number
  /** Rates as shares of what a closed loop reached, ascending. */
  readonly rates: readonly number[]
  /** How many more rates may be measured in search of the highest within the objective. */
  readonly searches: number
  /** Whether each rate gets processes and databases of its own, or a repetition has them for all of its rates. */
  readonly freshForEachRate: boolean
  readonly pacing: Pacing
  /** Of one look at how much a system answers; there are looks until it is warm. */
  readonly capacitySeconds: number
  /** How often each process is started alone, and how long it idles before its memory is looked at; left out where undefined. */
  readonly starts?: { readonly repetitions: number; readonly idleSeconds: number }
  /** Of a chain of calls. */
  readonly hops?: HopOptions
  /** How many requests our transport and a raw one are compared with, a round. */
  readonly transportRequests?: number
  readonly overload?: { readonly workloads: readonly string[]; readonly seconds: number }
  /** Whether each function is taken down and slowed down. */
  readonly faults?: boolean
  /** Seconds at each concurrency. */
  readonly scalability?: { readonly workloads: readonly string[]; readonly seconds: number }
  /** The size of the catalogue, and a larger one that costs are looked at with as well. */
  readonly products: number
  readonly moreProducts?: number
}

const of = (
  workload: string,
  systems: readonly string[],
  more: Pick<Sweeping, 'repetitions' | 'leastCpus'> = {},
): Sweeping[] => systems.map((system) => ({ system, workload, ...more }))

/** Who has as much of a single CPU alone. */
const cluster = { leastCpus: 2 }

const objective = 100
const shops = ['monolith', 'monolith-cluster', 'services', 'services-x2']
const ungathered = ['monolith-ungathered', 'services-ungathered']

/** Some two minutes: each system once, but for variants that differ by settings alone. */
const smoke: Form = {
  name: 'smoke',
  sweeps: [
    ...of('read-one', ['node-http', 'fastify', 'fastify-pg', 'nats-by-hand', ...shops]),
    ...of('buy', ['order-by-hand']),
  ],
  repetitions: 1,
  objective,
  rates: [0.5],
  searches: 1,
  freshForEachRate: false,
  pacing: { warmUpSeconds: 0.5, secondsPerRate: 1 },
  capacitySeconds: 0.5,
  products: 1_000,
}

/** Some 36 minutes, and some 39 with the clusters that two CPUs and more allow. */
const short: Form = {
  name: 'short',
  sweeps: [
    ...of(
      'read-one',
      ['node-http', 'fastify', 'nats-by-hand', 'monolith-ungathered', 'monolith-cluster', 'services-x2'],
      { repetitions: 1 },
    ),
    ...of('read-one', ['fastify-pg', 'monolith', 'services', 'monolith-again', 'monolith-traced']),
    ...of('buy', ['order-by-hand', 'monolith', 'services']),
    ...of('buy', ['monolith-cluster'], cluster),
    ...of('mix', ['monolith', 'services'], { repetitions: 2 }),
    ...of('mix', ['monolith-cluster'], { repetitions: 2, ...cluster }),
  ],
  repetitions: 3,
  objective,
  // The low one is for costs, which are compared at what the slower of two systems answers.
  rates: [0.25, 0.5],
  searches: 6,
  freshForEachRate: false,
  // The generator's process is new for each rate, and has to become warm too.
  pacing: { warmUpSeconds: 1, secondsPerRate: 1.5, requestsPerRate: 500 },
  capacitySeconds: 2,
  starts: { repetitions: 1, idleSeconds: 3 },
  hops: { hops: [0, 1], works: [0.1], seconds: 4, repetitions: 3 },
  transportRequests: 6_000,
  overload: { workloads: ['buy'], seconds: 60 },
  faults: true,
  products: 1_000,
}

/** A day. */
const full: Form = {
  name: 'full',
  sweeps: [
    ...of('read-one', [
      'node-http',
      'fastify',
      'fastify-pg',
      'nats-by-hand',
      ...shops,
      ...ungathered,
      'monolith-again',
      'monolith-traced',
    ]),
    ...of('browse-and-search', shops),
    ...of('buy', ['order-by-hand', ...shops, ...ungathered]),
    ...of('mix', shops),
  ],
  repetitions: 5,
  objective,
  rates: [0.25, 0.5, 0.7, 0.8, 0.9, 0.95, 1, 1.1, 1.25],
  searches: 4,
  freshForEachRate: true,
  pacing: { warmUpSeconds: 10, secondsPerRate: 20, requestsPerRate: 2_000 },
  capacitySeconds: 5,
  starts: { repetitions: 5, idleSeconds: 30 },
  hops: { hops: [0, 1, 2, 4], works: [0.1, 1, 10], seconds: 10, repetitions: 3 },
  transportRequests: 40_000,
  overload: { workloads: ['buy', 'mix'], seconds: 60 },
  faults: true,
  scalability: { workloads: ['read-one', 'buy'], seconds: 10 },
  products: 1_000,
  moreProducts: 100_000,
}

const forms: Record<BenchResult['form'], Form> = { smoke, short, full }

/**
 * The form that was asked for, with what was asked for of it, for a system that has so many CPUs. @throws Failure where that
 * is nothing
 */
export function formOf({ form: name, parts: wanted, workload, systems }: CommandLine, cpus: number): Form {
  const isFiltered = workload !== undefined || systems.length > 0
  if (isFiltered && wanted.some((part) => part !== 'speed'))
    throw new Failure('A workload and systems are chosen of the part speed alone: leave out the other parts.')
  const all = withParts(forms[name], wanted)
  if (partsOf(all).length === 0)
    throw new Failure(`The ${name} form has no such part. It has: ${partsOf(forms[name]).join(', ')}`)
  const form = { ...all, sweeps: all.sweeps.filter(({ leastCpus = 1 }) => cpus >= leastCpus) }
  const sweeps = form.sweeps.filter(
    (sweep) =>
      (workload === undefined || sweep.workload === workload) &&
      (systems.length === 0 || systems.includes(sweep.system)),
  )
  // Whoever asks for one workload or some systems wants their speed alone.
  if (sweeps.length === form.sweeps.length) return form
  if (sweeps.length > 0) return withParts({ ...form, sweeps }, ['speed'])
  const known = [...new Set(form.sweeps.map(({ system, workload }) => `${system} (${workload})`))].join(', ')
  throw new Failure(`Nothing of that is measured in the ${name} form. It has: ${known}`)
}
