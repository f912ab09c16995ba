import * as z from 'zod'
import { Estimate } from './estimate.js'

/** Megabytes of PSS of a process, connected and idle for a while, and at its peak under load. */
export const Memory = z.object({
  system: z.string(),
  process: z.string(),
  idle: z.number(),
  peak: z.number().nullable(),
})

/** Seconds from start to ready, with database and NATS there. */
export const ColdStart = z.object({ system: z.string(), process: z.string(), seconds: Estimate })

/** A chain of calls with work in each process: what a hop costs, by how much is done there. */
export const HopPoint = z.object({
  shape: z.enum(['monolith', 'services']),
  /** 0, 1, 2, 4. */
  hops: z.int(),
  /** CPU milliseconds of work in all, shared out over the processes. */
  work: z.number(),
  /** Milliseconds: medians of the repetitions, each of which is in `latencies`; `null` for one that is void. */
  p50: z.number(),
  p99: z.number(),
  latencies: z.array(z.object({ p50: z.number(), p99: z.number() }).nullable()),
  cpuPerRequest: z.number(),
  /** Requests a second: the highest rate of an open loop that was kept up with. */
  throughput: z.number(),
})

/** One endpoint while one function is down or slow. */
export const FaultCell = z.object({
  shape: z.enum(['monolith', 'services']),
  /** `accounts`, `catalog`, `inventory`, `orders`, `payments`. */
  function: z.string(),
  fault: z.enum(['down', 'slow']),
  /** As people write it: `GET /products/{id}`. */
  endpoint: z.string(),
  /** Answered as ever, answered with less or later, refused with a clear 5xx, or nothing at all. */
  outcome: z.enum(['works', 'degraded', 'refused', 'dead']),
  asked: z.int(),
  succeeded: z.int(),
  /** The status most often answered, and the median of milliseconds; `null` where nothing was. */
  status: z.int().nullable(),
  milliseconds: z.number().nullable(),
})

/** Three times the capacity: how much of it was kept meanwhile, seconds until latency is normal again. */
export const Overload = z.object({
  system: z.string(),
  workload: z.string(),
  /** Requests a second that were asked for, three times the most that it was seen to answer. */
  rate: z.number(),
  seconds: z.number(),
  /** What was answered as it should be while it lasted, ÷ the capacity. */
  goodputShare: z.number(),
  /** Milliseconds, of what was answered; `null` where nothing was. */
  latency: z.object({ p50: z.number(), p99: z.number() }).nullable(),
  recoverySeconds: z.number().nullable(),
})

/** Time of day (ISO 8601) at which an earlier command measured something; `null` where it does not say. */
const MeasuredAt = z.string().nullable()

/** Bytes of an app's image, compressed, and of the layer that is its own, as `npm run footprint` left them. */
export const Image = z.object({
  app: z.string(),
  compressed: z.number(),
  ownLayer: z.number(),
  measuredAt: MeasuredAt,
})

/** From one changed line to serving it, as `npm run delivery-proof` left it. */
export const Delivery = z.object({
  shape: z.enum(['monolith', 'services']),
  seconds: z.number(),
  bytes: z.number(),
  pods: z.int(),
  /** Seconds that a rollout of two replicas takes. */
  rollout: z.number().nullable(),
  measuredAt: MeasuredAt,
})

/** The universal scalability law over concurrency: X(n) = λn / (1 + σ(n − 1) + κn(n − 1)). */
export const Scalability = z.object({
  system: z.string(),
  workload: z.string(),
  points: z.array(z.object({ concurrency: z.int(), throughput: z.number() })),
  fit: z.object({ lambda: z.number(), sigma: z.number(), kappa: z.number(), r2: z.number() }).nullable(),
})

/** What a request costs with more rows: milliseconds of PostgreSQL's and the system's CPU. */
export const DataSize = z.object({
  system: z.string(),
  workload: z.string(),
  products: z.int(),
  /** Requests a second: the same with each number of products. */
  rate: z.number(),
  /** `null` where the run was void, or the rate was not kept up with: what was answered afterwards would seem to cost nothing. */
  measured: z
    .object({ cpuPerRequest: z.number(), postgresCpuPerRequest: z.number(), p50: z.number(), p99: z.number() })
    .nullable(),
})

/** A request over our transport, beside one over NATS alone with the same JSON, headers and validation. */
export const Transport = z.object({
  /** CPU of ours ÷ of the raw one; `null` where that was not measured. */
  cpuRatio: z.number().nullable(),
  /** Milliseconds that one hop adds at half of saturation; `null` where that was not measured. */
  hop: z.object({ p50: Estimate, p99: Estimate }).nullable(),
})

export type Transport = z.infer<typeof Transport>
export type Memory = z.infer<typeof Memory>
export type ColdStart = z.infer<typeof ColdStart>
export type HopPoint = z.infer<typeof HopPoint>
export type FaultCell = z.infer<typeof FaultCell>
export type Overload = z.infer<typeof Overload>
export type Image = z.infer<typeof Image>
export type Delivery = z.infer<typeof Delivery>
export type Scalability = z.infer<typeof Scalability>
export type DataSize = z.infer<typeof DataSize>
