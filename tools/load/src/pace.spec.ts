import { describe, expect, it } from 'vitest'
import { Pace } from './pace.js'

describe('a pace', () => {
  it('polls for a near moment where it should be precise, since a timer would be late', async () => {
    const pace = new Pace(true)
    await pace.towards(pace.now + 1)
    expect(pace.polled).toBeGreaterThan(0)
  })

  it('takes what is done between two looks at the clock for work', async () => {
    const pace = new Pace(true)
    setImmediate(work, 30)
    await pace.towards(pace.now + 1)
    expect(pace.polled).toBeLessThan(15)
  })

  it('sleeps where the moment is far away, precise or not', async () => {
    const paces = [new Pace(true), new Pace(false)]
    await Promise.all(paces.map((pace) => pace.towards(pace.now + 20)))
    expect(paces.map(({ polled }) => polled)).toEqual([0, 0])
  })

  it('sleeps for a near moment too where it need not be precise', async () => {
    const pace = new Pace(false)
    await pace.towards(pace.now + 1)
    expect(pace.polled).toBe(0)
  })
})

/** Keeps the CPU for so many milliseconds. */
function work(milliseconds: number): void {
  const end = performance.now() + milliseconds
  while (performance.now() < end);
}
