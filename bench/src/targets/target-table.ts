import { aaDifference, costOfTracing, ratioOfSystems, throughputOrCost } from './ratios.js'
import type { Estimate } from '../result/estimate.js'
import { type Finding, type Measured, unmeasured } from './finding.js'
import { largestImage, largestLayer, largestService, longestRollout, slowestStart } from './costs.js'
import { goodputKept, secondsToRecover } from './overloads.js'

/** A row of the targets: what it is, how it is found, and what it must come to. */
export interface TargetRow {
  readonly name: string
  readonly bound: Limit
  readonly goal?: Limit
  /** Whether others on the machine make no difference to it: bytes, and what was measured elsewhere. */
  readonly isSteady?: boolean
  find(result: Measured): Finding
}

export interface Limit {
  readonly is: 'at least' | 'at most'
  readonly value: number
  readonly unit?: string
}

const atLeast = (value: number, unit?: string): Limit => ({ is: 'at least', value, unit })
const atMost = (value: number, unit?: string): Limit => ({ is: 'at most', value, unit })
const onEqualCpu = (workload: string) =>
  ratioOfSystems({ kind: 'equal-cpu', of: 'services', workload, figure: 'throughput at the objective' })
/** Percent within which a system that is measured twice has to be the same. */
const sameness = 3

/** What the bench is for: bounds must be reached, goals are what the floors show to be possible. */
export const targetRows: readonly TargetRow[] = [
  {
    name: 'monolith ÷ Fastify + pg, one product, requests per CPU second',
    bound: atLeast(0.85),
    goal: atLeast(2),
    find: ratioOfSystems({
      kind: 'baseline',
      of: 'monolith',
      to: 'fastify-pg',
      workload: 'read-one',
      figure: 'requests per CPU second',
    }),
  },
  {
    name: 'monolith ÷ a minimal order by hand, orders per second',
    bound: atLeast(0.8),
    goal: atLeast(2),
    find: ratioOfSystems({
      kind: 'baseline',
      of: 'monolith',
      to: 'order-by-hand',
      workload: 'buy',
      figure: 'throughput at the objective',
    }),
  },
  {
    name: 'services ÷ monolith, equal CPU: read one',
    bound: atLeast(0.5),
    goal: atLeast(0.65),
    // The generator's end, where it shares a CPU with PostgreSQL: the services' own is then not seen.
    find: throughputOrCost({ kind: 'equal-cpu', of: 'services', workload: 'read-one' }),
  },
  {
    name: 'services ÷ monolith, equal CPU: buy',
    bound: atLeast(0.4),
    goal: atLeast(0.5),
    find: onEqualCpu('buy'),
  },
  {
    name: 'services ÷ monolith, equal CPU: mix',
    bound: atLeast(0.5),
    goal: atLeast(0.6),
    find: onEqualCpu('mix'),
  },
  {
    name: 'our transport ÷ a raw NATS request, CPU',
    bound: atMost(1.6),
    goal: atMost(1.2),
    find: ({ transport }) =>
      transport?.cpuRatio
        ? { value: transport.cpuRatio, note: 'npm run bench:transport, the same JSON, headers and validation' }
        : unmeasured('measured in the full form, or by npm run bench:transport'),
  },
  {
    name: 'a NATS hop at half of saturation, p50',
    bound: atMost(0.5, 'ms'),
    goal: atMost(0.4, 'ms'),
    find: ({ transport }) => hop(transport?.hop?.p50),
  },
  {
    name: 'a NATS hop at half of saturation, p99',
    bound: atMost(3, 'ms'),
    goal: atMost(2, 'ms'),
    find: ({ transport }) => hop(transport?.hop?.p99),
  },
  {
    name: 'memory of a service, idle and connected (PSS)',
    bound: atMost(120, 'MB'),
    goal: atMost(90, 'MB'),
    isSteady: true,
    find: largestService,
  },
  {
    name: 'start to ready with database and NATS, one free core',
    bound: atMost(1.5, 's'),
    goal: atMost(0.8, 's'),
    find: slowestStart,
  },
  { name: 'image, compressed', bound: atMost(65, 'MB'), goal: atMost(55, 'MB'), isSteady: true, find: largestImage },
  { name: 'a service’s own layer', bound: atMost(4, 'MB'), goal: atMost(2, 'MB'), isSteady: true, find: largestLayer },
  {
    name: 'tracing as shipped (1 % sampled), cost in throughput of the read',
    bound: atMost(25, '%'),
    goal: atMost(10, '%'),
    find: costOfTracing,
  },
  {
    name: 'a rollout of two replicas',
    bound: atMost(30, 's'),
    goal: atMost(20, 's'),
    isSteady: true,
    find: longestRollout,
  },
  {
    name: 'three times the capacity for 60 s: goodput kept',
    bound: atLeast(80, '%'),
    goal: atLeast(95, '%'),
    find: goodputKept,
  },
  { name: 'three times the capacity for 60 s: normal after', bound: atMost(10, 's'), find: secondsToRecover },
  { name: 'run to run (A/A)', bound: atMost(sameness, '%'), goal: atMost(2, '%'), find: aaDifference(sameness) },
]

const hop = (found: Estimate | undefined): Finding =>
  found === undefined
    ? unmeasured('measured with the hop curve')
    : { value: found.value, note: 'what one hop adds to none, each at half of its saturation', spread: found }
