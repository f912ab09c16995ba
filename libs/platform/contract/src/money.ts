import * as z from 'zod'

/** An amount in minor units (cents) with its ISO 4217 currency; a safe integer, never a fraction. */
export const Money = z.object({ amount: z.int().nonnegative(), currency: z.string().regex(/^[A-Z]{3}$/) }).meta({
  id: 'Money',
  description: 'Minor units (cents) and ISO 4217 currency',
  examples: [{ amount: 1999, currency: 'EUR' }],
})

export type Money = z.output<typeof Money>
