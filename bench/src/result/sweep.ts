import * as z from 'zod'
import { Estimate } from './estimate.js'

/** Milliseconds from when requests were due to their answers. */
const Latency = z.object({ p50: z.number(), p90: z.number(), p99: z.number(), p999: z.number(), max: z.number() })

/** One rate, once: fresh processes, a restored database. */
export const SweepRun = z.object({
  repetition: z.int(),
  /** Requests that were due: answered or failed. */
  requests: z.int(),
  /** Requests a second: due on average, and answered as they should while the rate lasted, whenever they were due. */
  rate: z.number(),
  answered: z.number(),
  /** Requests that were answered while the rate lasted; fewer than were due where it was not kept up with. */
  completed: z.int(),
  /** Requests. */
  failed: z.int(),
  errors: z.record(z.string(), z.int()),
  latency: Latency.nullable(),
  /** CPU milliseconds per request that was answered meanwhile, by process (`gateway`, `nats`, `catalog`, …, `postgres`). */
  cpuPerRequest: z.record(z.string(), z.number()),
  /** Megabytes of PSS at their peak, by process. */
  peakMemory: z.record(z.string(), z.number()),
  /** The share of a CPU that it worked for, without polling; and why it was the bottleneck, where it was. */
  generator: z.object({ cpu: z.number(), bottleneck: z.array(z.string()) }),
  /** Arrivals were dropped or the generator was the bottleneck: it says nothing. */
  isVoid: z.boolean(),
  /** The file of its histogram log, beside the report. */
  histograms: z.string(),
  /** What a closed loop reached in the same repetition, before any rate: requests a second; `null` where there was none. */
  closedLoop: z.number().nullable(),
})
export type SweepRun = z.infer<typeof SweepRun>

/** A system under a workload, from low rates to beyond the knee. */
export const Sweep = z.object({
  system: z.string(),
  workload: z.string(),
  runs: z.array(SweepRun),
  /** The highest rate at the objective (requests a second), and where the knee lies: p99 leaves it for good. */
  throughputAtObjective: Estimate.nullable(),
  /** The generator came to its end before the system did, in at least one repetition: its throughput is a lower bound. */
  isAtLeast: z.boolean(),
  knee: z.number().nullable(),
  /** The most that was answered, at any rate or in the closed loop before: requests a second. */
  peak: Estimate.nullable(),
  /** CPU milliseconds per answered request of all its processes without PostgreSQL, and of PostgreSQL, at the objective. */
  cpuPerRequest: Estimate.nullable(),
  postgresCpuPerRequest: Estimate.nullable(),
})
export type Sweep = z.infer<typeof Sweep>

/** One figure of two systems, divided. */
export const Comparison = z.object({
  /** `equal-cpu`, `equal-replicas`, `baseline`, `a-a`. */
  kind: z.enum(['equal-cpu', 'equal-replicas', 'baseline', 'a-a']),
  of: z.string(),
  to: z.string(),
  workload: z.string(),
  figure: z.enum(['throughput at the objective', 'peak throughput', 'requests per CPU second']),
  ratio: Estimate,
  /**
   * What a throughput that is a lower bound makes of the ratio; `null` where neither is. The interval is that of what was
   * measured.
   */
  side: z.enum(['at least', 'at most', 'between two lower bounds']).nullable(),
  /** Of costs: the systems that were not measured at so low a rate. They have what a request costs them at their lowest. */
  atLowestRate: z.array(z.string()),
  /** The interval leaves 1 out, and what it is a bound of does so too. */
  isSignificant: z.boolean(),
})
export type Comparison = z.infer<typeof Comparison>
