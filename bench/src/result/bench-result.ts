import * as z from 'zod'
import {
  ColdStart,
  DataSize,
  Delivery,
  FaultCell,
  HopPoint,
  Image,
  Memory,
  Overload,
  Scalability,
  Transport,
} from './costs.js'
import { Machine } from './machine.js'
import { Comparison, Sweep } from './sweep.js'
import { System, Workload } from './system.js'
import { Target } from './target.js'

/** All that a run measured, as `reports/bench-<date>.json` keeps it; the pages are made from it and from nothing else. */
export const BenchResult = z.object({
  format: z.literal(3),
  /** How much was measured: some minutes, half an hour, or a day. */
  form: z.enum(['smoke', 'short', 'full']),
  /** The command that makes it again. */
  command: z.string(),
  beganAt: z.iso.datetime(),
  seconds: z.number(),
  commit: z.object({ hash: z.string(), hasChanges: z.boolean() }),
  machine: Machine,
  settings: z.object({
    repetitions: z.int(),
    /** Milliseconds within which 99 of 100 answers have to come. */
    objective: z.number(),
    warmUpSeconds: z.number(),
    secondsPerRate: z.number(),
    products: z.int(),
    /** Exponent of the Zipf distribution of popularity. */
    skew: z.number(),
    /** The setting of each system that is not a default: pool sizes, workers, replicas. */
    notes: z.array(z.string()),
  }),
  systems: z.array(System),
  workloads: z.array(Workload),
  /**
   * The walk whose answers were compared before anything was timed: how many, and whether they were equal; `null` where they
   * were not compared here.
   */
  sameAnswers: z.object({ requests: z.int(), equal: z.boolean() }).nullable(),
  sweeps: z.array(Sweep),
  comparisons: z.array(Comparison),
  memory: z.array(Memory),
  coldStarts: z.array(ColdStart),
  hops: z.array(HopPoint),
  transport: Transport.nullable(),
  faults: z.array(FaultCell),
  overloads: z.array(Overload),
  images: z.array(Image),
  deliveries: z.array(Delivery),
  scalability: z.array(Scalability),
  dataSizes: z.array(DataSize),
  targets: z.array(Target),
})
export type BenchResult = z.infer<typeof BenchResult>
