/** A product as the shop answers it, for servers that look nothing up: the one that was asked for, or so they say. */
export const fixedProduct = (id: string) => ({
  id,
  sku: 'KIT-SKI-0028',
  name: 'Cast-iron skillet 28 cm',
  description: 'Heavy, pre-seasoned and at home on any hob. Its rim pours on both sides. Wash it without soap.',
  category: 'kitchen',
  price: { amount: 4_990, currency: 'EUR' },
  version: 1,
  createdAt: '2025-01-31T12:00:00.000Z',
  updatedAt: '2025-01-31T12:00:00.000Z',
})
