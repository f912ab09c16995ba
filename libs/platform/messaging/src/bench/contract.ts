import { defineContract, portOf, query } from '@twofold/platform-contract'
import * as z from 'zod'

export const Input = z.object({ productId: z.uuid() })

/** About the size of a product. */
export const answer = {
  id: '01920000-0000-7000-8000-000000000001',
  sku: 'KIT-SKILLET-28',
  name: 'Cast-iron skillet 28 cm',
  description: 'Heavy, pre-seasoned and at home on any hob. Its rim pours on both sides. Wash it without soap.'.repeat(
    2,
  ),
  category: 'kitchen',
  price: { amount: 4_990, currency: 'EUR' },
  version: 3,
  createdAt: '2026-01-31T12:00:00.000Z',
  updatedAt: '2026-01-31T12:00:00.000Z',
}

const contract = defineContract({
  domain: 'bench',
  operations: {
    getProduct: query({ summary: 'One product', access: 'anyone', input: Input, output: z.any() }),
  },
})
export abstract class Bench extends portOf(contract) {}
