import { describe, expect, it } from 'vitest'
import { keptUp } from './kept-up.js'
import { latencyOf, runAt } from './run.fixture.js'

/** 20 s of 100 a second at a system that answers so many, one after the other: half have waited for half of the pile. */
const atCapacity = (capacity: number) => {
  const growth = Math.max(0, 100 / capacity - 1)
  return runAt(100, {
    completed: Math.round(Math.min(2_000, capacity * 20)),
    latency: { ...latencyOf(1), p50: growth * 10_000 },
  })
}

describe('a rate', () => {
  it.each([
    [110, true],
    [100, true],
    [98, true],
    [95, false],
    [80, false],
  ])('of 100 is kept up with by who answers %d: %s', (capacity, expected) => {
    expect(keptUp(atCapacity(capacity))).toBe(expected)
  })

  it('leaves unanswered what is always in flight', () => {
    const slow = { ...latencyOf(1), p50: 2_000 }
    expect(keptUp(runAt(100, { completed: 1_800, latency: slow }))).toBe(true)
    expect(keptUp(runAt(100, { completed: 1_700, latency: slow }))).toBe(false)
  })

  it('is not kept up with where the run is void, fails, or answers nothing', () => {
    expect(keptUp(runAt(100, { isVoid: true }))).toBe(false)
    expect(keptUp(runAt(100, { failed: 101 }))).toBe(false)
    expect(keptUp(runAt(100, { latency: null }))).toBe(false)
  })
})
