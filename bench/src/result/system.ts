import * as z from 'zod'

/** What is measured: a part of the practical limit, or the shop in one of its shapes. */
export const System = z.object({
  /** For example `fastify-pg`, `monolith`, `services-x2`, `monolith-ungathered`. */
  name: z.string(),
  /** For people: «Fastify + pg». */
  title: z.string(),
  kind: z.enum(['baseline', 'monolith', 'services']),
  /** What it does differently from the one before, in a sentence. */
  what: z.string(),
  /** Its processes without PostgreSQL, by name, with the number of each; NATS counts as the services' own. */
  processes: z.record(z.string(), z.int()),
})
export type System = z.infer<typeof System>

export const Workload = z.object({
  /** `read-one`, `browse-and-search`, `buy`, `mix`. */
  name: z.string(),
  title: z.string(),
  /** Kinds of requests and how often each comes, the skew of popularity, the size of the data; in a sentence. */
  what: z.string(),
})
export type Workload = z.infer<typeof Workload>
