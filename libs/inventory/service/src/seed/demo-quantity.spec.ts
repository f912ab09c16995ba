import { demoProductCount } from '@twofold/catalog-contract'
import { describe, expect, it } from 'vitest'
import { demoQuantity } from './demo-quantity.js'

describe('the stock of the demonstration data', () => {
  it('is at least 500 and at most 1,500 pieces of each product', () => {
    const quantities = Array.from({ length: demoProductCount }, (_, n) => demoQuantity(n))
    expect(Math.min(...quantities)).toBeGreaterThanOrEqual(500)
    expect(Math.max(...quantities)).toBeLessThanOrEqual(1_500)
    expect(new Set(quantities).size).toBe(demoProductCount)
  })
})
