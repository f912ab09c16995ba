import { defineContract, portOf, query } from '@twofold/platform-contract'
import * as z from 'zod'

/** How far to go on, and how much to do on the way. */
export const Step = z.object({
  hops: z.int().min(0).max(4).describe('calls still to come'),
  hashes: z.int().min(0).describe('work in each process'),
})
export type Step = z.output<typeof Step>

const step = query({
  summary: 'One step of a chain',
  access: 'anyone',
  input: Step,
  output: z.object({ hops: z.int() }),
})
const linkOf = (domain: string) => defineContract({ domain, operations: { step } })

/** What the front door answers. */
export const entrance = linkOf('entrance')

export abstract class FirstLink extends portOf(linkOf('first')) {}
export abstract class SecondLink extends portOf(linkOf('second')) {}
export abstract class ThirdLink extends portOf(linkOf('third')) {}
export abstract class FourthLink extends portOf(linkOf('fourth')) {}

/** In the order of the chain. */
export const links = [FirstLink, SecondLink, ThirdLink, FourthLink] as const
