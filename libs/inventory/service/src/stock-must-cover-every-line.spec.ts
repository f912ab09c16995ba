import { NotEnoughStock } from '@twofold/inventory-contract'
import { describe, expect, it } from 'vitest'
import { stockMustCoverEveryLine } from './stock-must-cover-every-line.js'

const stock = [
  { productId: 'a', available: 5 },
  { productId: 'b', available: 0 },
]

function refusal(lines: { productId: string; quantity: number }[]): NotEnoughStock {
  try {
    stockMustCoverEveryLine(lines, stock)
  } catch (error) {
    return error as NotEnoughStock
  }
  throw new Error('was not refused')
}

describe('stock must cover every line', () => {
  it('lets the last piece go', () => {
    expect(() => stockMustCoverEveryLine([{ productId: 'a', quantity: 5 }], stock)).not.toThrow()
  })

  it('refuses one piece more, and says how many there are', () => {
    const refused = refusal([{ productId: 'a', quantity: 6 }])
    expect(refused).toBeInstanceOf(NotEnoughStock)
    expect(refused.details).toEqual({ products: [{ productId: 'a', available: 5 }] })
  })

  it('names every product that is short, and no other', () => {
    const lines = ['a', 'b', 'c'].map((productId) => ({ productId, quantity: 1 }))
    expect(refusal(lines).details).toEqual({
      products: [
        { productId: 'b', available: 0 },
        { productId: 'c', available: 0 },
      ],
    })
  })
})
