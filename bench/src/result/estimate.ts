import * as z from 'zod'

/** The geometric mean of repetitions and its 95 % interval; `null` bounds where there was one repetition. */
export const Estimate = z.object({
  value: z.number(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  repetitions: z.int().min(1),
})
export type Estimate = z.infer<typeof Estimate>
