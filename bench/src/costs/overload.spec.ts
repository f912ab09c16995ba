import type { PhaseResult, SecondResult } from '@twofold/load'
import { describe, expect, it } from 'vitest'
import { keptIn, scheduleAround } from './overload.js'

const latencyOf = (p99: number) => ({ p50: 1, p90: 2, p99, p999: p99, max: p99 })
const counts = { sent: 0, answered: 0, failed: 0, errors: {}, latency: latencyOf(10) }
const phase = (name: string, from: number, to: number, more: Partial<PhaseResult> = {}): PhaseResult => ({
  ...{ ...counts, name, from, to, kinds: {}, completed: 0, dropped: 0, late: null, polled: 0 },
  ...more,
})
const second = (number: number, p99: number, failed = 0): SecondResult => ({
  ...{ ...counts, second: number, failed, versions: {} },
  latency: latencyOf(p99),
})

/** Ten seconds of overload, and how slow each second after it was. */
const seen = (more: Partial<PhaseResult>, after: readonly SecondResult[] = []) => ({
  phases: [phase('before', 3, 8), phase('overload', 8, 18, more), phase('after', 18, 33)],
  timeline: [second(17, 900), ...after],
})

describe('an overload', () => {
  it('is three times the capacity, between times of half of it', () => {
    expect(scheduleAround(400, 10).map(({ name, rate }) => [name, rate])).toEqual([
      ['warm-up', 200],
      ['before', 200],
      ['overload', 1_200],
      ['after', 200],
    ])
  })

  it('leaves a share of the capacity: what was answered meanwhile, and not later', () => {
    expect(keptIn(seen({ answered: 11_000, completed: 3_600, failed: 1_000 }), 400)).toMatchObject({
      rate: 1_200,
      seconds: 10,
      goodputShare: 0.9,
      latency: { p50: 1, p99: 10 },
    })
  })

  it.each([
    ['dropped arrivals', { dropped: 1 }],
    ['was late', { late: latencyOf(21) }],
  ])('says nothing where the generator %s', (_, more) => {
    expect(keptIn(seen({ answered: 3_600, ...more }), 400)).toBeUndefined()
  })

  it('is over with the first of three seconds in a row that are as those before it', () => {
    const recovery = (...after: SecondResult[]) => keptIn(seen({}, after), 400)!.recoverySeconds
    expect(recovery(second(18, 800), second(19, 60), second(20, 69), second(21, 5))).toBe(1)
    expect(recovery(second(18, 5), second(19, 5, 1), second(20, 5), second(21, 5), second(22, 5))).toBe(2)
    expect(recovery(second(18, 5), second(19, 5))).toBeNull()
  })
})
