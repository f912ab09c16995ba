import * as z from 'zod'

/** The CPUs of a part, as `taskset` writes them; `null` where it shares all of them with the others. */
const CpuSet = z.string().nullable()

/** Where something was measured, and how quiet it was there. */
export const Machine = z.object({
  cpu: z.object({ model: z.string(), count: z.int() }),
  memoryGiB: z.number(),
  os: z.string(),
  kernel: z.string(),
  versions: z.object({ node: z.string(), postgres: z.string(), natsServer: z.string().nullable() }),
  cpuSets: z.object({
    system: CpuSet,
    postgres: CpuSet,
    generator: CpuSet,
    /** What could not be separated, in words. */
    shared: z.array(z.string()),
  }),
  /** Load average over one minute before anything of the bench ran. */
  loadBefore: z.number(),
  /**
   * Shares of all CPU time of the measured runs, 0 to 1: taken by the hypervisor; used by processes that are not ours. `null`
   * where nobody looked.
   */
  steal: z.number().nullable(),
  foreign: z.number().nullable(),
  /** Why the figures deserve less trust, in words; empty on a quiet machine. */
  disturbances: z.array(z.string()),
})
export type Machine = z.infer<typeof Machine>
