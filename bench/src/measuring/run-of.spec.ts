import type { PhaseResult } from '@twofold/load'
import { describe, expect, it } from 'vitest'
import type { Reading } from './meter.js'
import { runOf } from './run-of.js'

const latency = { p50: 1, p90: 2, p99: 3, p999: 4, max: 5 }
const phase: PhaseResult = {
  name: 'rate-1',
  from: 1,
  to: 11,
  sent: 1_000,
  answered: 998,
  failed: 2,
  errors: { status: 2 },
  latency,
  kinds: {},
  completed: 990,
  dropped: 0,
  late: { ...latency, p99: 20 },
  polled: 0,
}
const reading = (at: number, cpu: Record<string, number>): Reading => ({ at, cpu, host: undefined })

/** Ten seconds, in which the generator used so many seconds of CPU. */
const measured = (more: Partial<PhaseResult> | undefined, generator = 7) =>
  runOf({
    rate: 100,
    repetition: 1,
    phase: more && { ...phase, ...more },
    before: reading(1_000, { orders: 5, postgres: 1, generator: 1 }),
    after: reading(11_000, { orders: 8, postgres: 2, generator: 1 + generator }),
    memory: { orders: 90.04, generator: 70 },
    histograms: 'x.hlog',
  })

describe('a run', () => {
  it('has what was due, what was answered a second meanwhile, and what that took of each process', () => {
    const run = measured({})
    expect(run).toMatchObject({ requests: 1_000, answered: 99, completed: 990, failed: 2, isVoid: false })
    expect(run.cpuPerRequest).toEqual({ orders: expect.closeTo(3_000 / 990), postgres: expect.closeTo(1_000 / 990) })
    expect(run.peakMemory).toEqual({ orders: 90 })
  })

  it.each([
    ['arrivals that were dropped', measured({ dropped: 3 }), /3 arrivals were dropped/],
    ['requests that were sent late', measured({ late: { ...latency, p99: 21 } }), /21 ms late/],
    ['a generator short of CPU', measured({}, 7.1), /used 71 % of its CPU/],
  ])('is void with %s', (_, { isVoid, generator }, reason) => {
    expect(isVoid).toBe(true)
    expect(generator.bottleneck).toEqual([expect.stringMatching(reason)])
  })

  it('is not void for a generator that polled, which is no work', () => {
    const { isVoid, generator } = measured({ polled: 6_000 }, 9.9)
    expect(isVoid).toBe(false)
    expect(generator.cpu).toBeCloseTo(0.39)
  })

  it('costs nothing that could be told where nothing was sent', () => {
    expect(measured(undefined)).toMatchObject({ requests: 0, answered: 0, latency: null, cpuPerRequest: {} })
  })
})
