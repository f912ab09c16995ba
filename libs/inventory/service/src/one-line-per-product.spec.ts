import { describe, expect, it } from 'vitest'
import { oneLinePerProduct } from './one-line-per-product.js'

describe('one line per product', () => {
  it('adds up the lines of a product', () => {
    const lines = [
      { productId: 'a', quantity: 2 },
      { productId: 'b', quantity: 1 },
      { productId: 'a', quantity: 3 },
    ]
    expect(oneLinePerProduct(lines)).toEqual([
      { productId: 'a', quantity: 5 },
      { productId: 'b', quantity: 1 },
    ])
  })

  it('counts beyond int32, so that a sum is refused and never wraps', () => {
    const lines = [1, 2].map(() => ({ productId: 'a', quantity: 2_147_483_647 }))
    expect(oneLinePerProduct(lines)).toEqual([{ productId: 'a', quantity: 4_294_967_294 }])
  })
})
