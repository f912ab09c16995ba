import * as z from 'zod'

/** What a run must reach. */
export const Target = z.object({
  name: z.string(),
  /** What was measured; `null` where this run could not. */
  value: z.number().nullable(),
  /** In words, with the direction: `≥ 0.85`, `≤ 120 MB`. */
  bound: z.string(),
  goal: z.string().nullable(),
  /** `null` where this run could not tell. */
  met: z.boolean().nullable(),
  /** Whether it would come out the same again. */
  isSure: z.boolean(),
  /** Why not, where it is met or missed: the bound lies within the 95 % interval, or there were too few repetitions for one. */
  doubt: z.enum(['within error', 'measured once', 'measured twice']).nullable(),
  /** Where it comes from, or why it was not measured. */
  note: z.string(),
})
export type Target = z.infer<typeof Target>
