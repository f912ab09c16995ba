import { describe, expect, it } from 'vitest'
import { bestRate, costAtRate } from './cost-at-rate.js'
import { latencyOf, runAt } from './run.fixture.js'

const costing = (rate: number, cost: number, more = {}) =>
  runAt(rate, { cpuPerRequest: { monolith: cost, postgres: 7 }, ...more })

describe('the cost of a request', () => {
  const runs = [costing(400, 1), costing(100, 3)]

  it('lies on the line over the logarithm of the rate, PostgreSQL’s apart', () => {
    expect(costAtRate(runs, 100)).toBe(3)
    expect(costAtRate(runs, 200)).toBeCloseTo(2)
    expect(costAtRate(runs, 283)).toBeCloseTo(1.5, 2)
    expect(costAtRate(runs, 400)).toBe(1)
  })

  it('is that of the lowest or the highest measured rate beyond them', () => {
    expect(costAtRate(runs, 10)).toBe(3)
    expect(costAtRate(runs, 4_000)).toBe(1)
  })

  it('is the mean of what was measured twice', () => {
    expect(costAtRate([costing(100, 3), costing(100, 5)], 100)).toBe(4)
  })

  it('is told by no run that is void, failed, or left a queue', () => {
    const none = [
      costing(200, 9, { isVoid: true }),
      costing(200, 9, { failed: 300 }),
      costing(200, 9, { completed: 3_600 }),
    ]
    expect(costAtRate([...runs, ...none], 200)).toBeCloseTo(2)
    expect(costAtRate(none, 200)).toBeUndefined()
  })
})

describe('the best rate', () => {
  it('is the highest at the objective, else the highest that was kept up with', () => {
    const slow = [200, 300].map((rate) => runAt(rate, { latency: latencyOf(500) }))
    const queued = runAt(400, { completed: 6_000 })
    expect(bestRate([runAt(50), runAt(100), ...slow], 100)).toBe(100)
    expect(bestRate([...slow, queued], 100)).toBe(300)
    expect(bestRate([queued], 100)).toBeUndefined()
  })
})
