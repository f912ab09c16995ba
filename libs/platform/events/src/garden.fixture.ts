import { defineContract, event } from '@twofold/platform-contract'
import * as z from 'zod'

const payload = z.object({ plantId: z.string(), note: z.string() })

/** A domain that tells of plants, for tests. */
export const gardenContract = defineContract({
  domain: 'garden',
  operations: {},
  events: {
    plantPotted: event({ summary: 'A plant was potted', aggregate: 'plantId', payload }),
    plantWatered: event({ summary: 'A plant was watered', aggregate: 'plantId', payload }),
  },
})
