import { describe, expect, it } from 'vitest'
import { estimateOf, isSignificant, ratioOf } from './estimates.js'

describe('an estimate', () => {
  it('is the geometric mean, within what Student’s t says of its logarithms', () => {
    // ln: 0, 1, 2; standard error 1/√3; t of 2 degrees of freedom 4.303.
    const { value, low, high } = estimateOf([1, Math.E, Math.E ** 2])!
    expect(Math.log(value)).toBeCloseTo(1)
    expect(Math.log(low!)).toBeCloseTo(1 - 4.303 / Math.sqrt(3), 3)
    expect(Math.log(high!)).toBeCloseTo(1 + 4.303 / Math.sqrt(3), 3)
  })

  it('has no interval with two repetitions or one, and does not exist without one or with a zero', () => {
    expect(estimateOf([7])).toMatchObject({ value: expect.closeTo(7), low: null, high: null, repetitions: 1 })
    expect(estimateOf([2, 8])).toMatchObject({ value: expect.closeTo(4), low: null, high: null, repetitions: 2 })
    expect(estimateOf([])).toBeNull()
    expect(estimateOf([1, 0])).toBeNull()
  })
})

describe('a ratio', () => {
  it('leaves out what changed for both at once', () => {
    const { value, low, high } = ratioOf([100, 50, 80], [200, 100, 160])!
    expect([value, low, high].map((it) => it!.toFixed(6))).toEqual(['0.500000', '0.500000', '0.500000'])
  })

  it('is significant where its interval leaves 1 out', () => {
    expect(isSignificant(ratioOf([100, 101, 99], [80, 81, 79])!)).toBe(true)
    expect(isSignificant(ratioOf([100, 120, 80], [100, 90, 95])!)).toBe(false)
    expect(isSignificant(ratioOf([100], [50])!)).toBe(false)
  })
})
