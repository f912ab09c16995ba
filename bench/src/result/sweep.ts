import * as z from 'zod'
import { Estimate } from './estimate.js'

/** Milliseconds from when requests were due to their answers. */
const Latency = z.object({ p50: z.number(), p90: z.number(), p99: z.number(), p999: z.number(), max: z.number() })

/** One rate, once: fresh processes, a restored database. */
export const SweepRun = z.object({
  repetition: z.int(),
  /** Requests a second: due, and answered as they should. */
  rate: z.number(),
  answered: z.number(),
  failed: z.int(),
  errors: z.record(z.string(), z.int()),
  latency: Latency.nullable(),
  /** CPU milliseconds per answered request, by process (`gateway`, `nats`, `catalog`, …, `postgres`). */
  cpuPerRequest: z.record(z.string(), z.number()),
  /** Megabytes of PSS at their peak, by process. */
  peakMemory: z.record(z.string(), z.number()),
  generator: z.object({ cpu: z.number(), bottleneck: z.array(z.string()) }),
  /** Arrivals were dropped or the generator was the bottleneck: it says nothing. */
  isVoid: z.boolean(),
  /** The file of its histogram log, beside the report. */
  histograms: z.string(),
})
export type SweepRun = z.infer<typeof SweepRun>

/** A system under a workload, from low rates to beyond the knee. */
export const Sweep = z.object({
  system: z.string(),
  workload: z.string(),
  runs: z.array(SweepRun),
  /** The highest rate at the objective (requests a second), and where the knee lies: p99 leaves it for good. */
  throughputAtObjective: Estimate.nullable(),
  knee: z.number().nullable(),
  /** The most that was answered at any rate, requests a second. */
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
  /** The interval leaves 1 out. */
  isSignificant: z.boolean(),
})
export type Comparison = z.infer<typeof Comparison>
