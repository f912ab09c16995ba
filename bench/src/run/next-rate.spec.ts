import { describe, expect, it } from 'vitest'
import { nextRate, type Tried } from './next-rate.js'

/** What a system that answers up to `capacity` in time is asked for, one after the other. */
function searched(capacity: number, first: number): number[] {
  const tried: Tried[] = [{ rate: first, isMet: first <= capacity }]
  for (let rate = nextRate(tried); rate !== undefined; rate = nextRate(tried))
    tried.push({ rate, isMet: rate <= capacity })
  return tried.map(({ rate }) => rate)
}

describe('the next rate', () => {
  it('is higher while all are within the objective, then between', () => {
    expect(nextRate([{ rate: 100, isMet: true }])).toBe(140)
    expect(
      nextRate([
        { rate: 100, isMet: true },
        { rate: 140, isMet: false },
      ]),
    ).toBe(118)
  })

  it('is lower while none is: a little at first, then by half', () => {
    const beyond = [100, 100, 80, 64, 51].map((rate) => ({ rate, isMet: false }))
    expect(beyond.map((_, n) => nextRate(beyond.slice(0, n + 1)))).toEqual([100, 80, 64, 51, 25])
  })

  it.each([
    [1_000, 500],
    [90, 500],
    [3, 500],
    [15_104, 7_552],
  ])('finds %d from %d, to 6 %, in few steps', (capacity, first) => {
    const rates = searched(capacity, first)
    const best = Math.max(...rates.filter((rate) => rate <= capacity))
    expect(best).toBeGreaterThan(Math.min(capacity / 1.06, capacity - 1))
    expect(rates.length).toBeLessThan(14)
  })

  it('is the same again after a void run, once', () => {
    const hiccup = { rate: 100, isMet: false, isVoid: true }
    expect(nextRate([hiccup])).toBe(100)
    expect(nextRate([hiccup, { rate: 100, isMet: true }])).toBe(140)
    expect(nextRate([hiccup, hiccup])).toBe(80)
  })

  it('is the first one again, where that was beyond and should not have been', () => {
    const beyond = { rate: 100, isMet: false }
    expect(nextRate([beyond])).toBe(100)
    expect(nextRate([beyond, { rate: 100, isMet: true }])).toBe(140)
  })

  it('is the lowest beyond once more, where that was so narrowly', () => {
    const met = { rate: 100, isMet: true }
    const narrowly = { rate: 140, isMet: false, isNarrow: true }
    const far = { rate: 200, isMet: false }
    expect(nextRate([met, narrowly])).toBe(140)
    expect(nextRate([met, narrowly, far])).toBe(140)
    expect(nextRate([met, narrowly, far, { rate: 140, isMet: true }])).toBe(167)
    expect(nextRate([met, narrowly, far, narrowly])).toBe(118)
    // What is beyond one that was met has been forgiven.
    expect(nextRate([narrowly, narrowly, { rate: 200, isMet: true }])).toBe(280)
  })

  it('does not look below one request a second', () => {
    expect(searched(0, 8)).toEqual([8, 8, 6, 4, 3, 1])
  })

  it('trusts the higher of two that contradict each other', () => {
    expect(
      nextRate([
        { rate: 50, isMet: false },
        { rate: 100, isMet: true },
        { rate: 150, isMet: false },
      ]),
    ).toBe(122)
  })
})
