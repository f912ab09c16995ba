import * as z from 'zod'

/** The mean of repetitions (a geometric one, but for differences) and its 95 % interval; `null` bounds where there were fewer than three. */
export const Estimate = z.object({
  value: z.number(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  repetitions: z.int().min(1),
})
export type Estimate = z.infer<typeof Estimate>

/** Of what has no interval. */
export const measuredFew = ({ repetitions }: Pick<Estimate, 'repetitions'>) =>
  repetitions === 1 ? 'measured once' : 'measured twice'
