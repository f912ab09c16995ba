import { describe, expect, it } from 'vitest'
import type { SweepRun } from '../result/sweep.js'
import { comparisonsOf } from './comparisons.js'
import { latencyOf, runAt } from './run.fixture.js'
import { sweepOf } from './sweeps.js'

const costing = (cpu: number, more: Partial<SweepRun> = {}) => ({ cpuPerRequest: { all: cpu, postgres: 1 }, ...more })
/** A repetition for each rate. */
const sweep = (system: string, rates: readonly number[], cpu: number, more: readonly SweepRun[] = []) =>
  sweepOf(
    system,
    'read-one',
    [...rates.map((rate, n) => runAt(rate, costing(cpu, { repetition: n + 1 }))), ...more],
    100,
  )

const between = (of: ReturnType<typeof sweep>, to: ReturnType<typeof sweep>) =>
  Object.fromEntries(
    comparisonsOf([of, to], 100, 1)
      .filter(({ kind }) => kind === 'equal-replicas')
      .map((it) => [it.figure, it]),
  )

describe('comparisons', () => {
  it('divide within repetitions, by rate and by CPU, PostgreSQL’s left out', () => {
    const found = between(sweep('services', [500, 250], 0.8), sweep('monolith', [1_000, 500], 0.2))
    expect(found['throughput at the objective']!.ratio.value).toBeCloseTo(0.5)
    expect(found['peak throughput']!.ratio.value).toBeCloseTo(0.5)
    expect(found['requests per CPU second']!.ratio.value).toBeCloseTo(0.25)
  })

  it('compare costs at the lower of both best rates, since a low rate costs more', () => {
    const monolith = sweep('monolith', [1_000], 0.2, [runAt(250, costing(0.6))])
    // At 500 the monolith costs 0.4; at the highest rate of each, services would seem to cost four times as much.
    const { ratio } = between(sweep('services', [500], 0.8), monolith)['requests per CPU second']!
    expect(ratio.value).toBeCloseTo(0.5)
  })

  it('say who was not measured at so low a rate', () => {
    const cost = (lowest: number) => {
      const monolith = sweep('monolith', [1_000], 0.2, [runAt(lowest, costing(0.6))])
      return between(sweep('services', [500], 0.8), monolith)['requests per CPU second']!
    }
    expect(cost(520).atLowestRate).toEqual([])
    expect(cost(800).atLowestRate).toEqual(['monolith'])
  })

  it('leave out what only one of them has', () => {
    expect(comparisonsOf([sweep('monolith', [1_000], 0.2), sweep('services', [], 0.8)], 100, 1)).toEqual([])
  })
})

describe('a comparison of lower bounds', () => {
  const rates = { low: [100, 101, 99], high: [200, 202, 198] }
  const ended = [1, 2, 3].map((repetition) => runAt(300, { repetition, latency: latencyOf(900) }))
  const open = ended.with(1, runAt(300, { repetition: 2, isVoid: true }))
  const found = (of: readonly SweepRun[], to: readonly SweepRun[], isHigh = false) =>
    between(
      sweep('services', isHigh ? rates.high : rates.low, 1, of),
      sweep('monolith', isHigh ? rates.low : rates.high, 1, to),
    )

  it.each([
    ['neither', ended, ended, null],
    ['the numerator', open, ended, 'at least'],
    ['the denominator', ended, open, 'at most'],
    ['both', open, open, 'between two lower bounds'],
  ])('says what the ratio is where %s is one', (_, of, to, side) => {
    expect(found(of, to)['throughput at the objective']!.side).toBe(side)
    expect(found(of, to)['peak throughput']!.side).toBe(side)
    expect(found(of, to)['requests per CPU second']!.side).toBeNull()
  })

  it.each([
    ['at most something below 1', found(ended, open), true],
    ['at least something below 1', found(open, ended), false],
    ['at most something above 1', found(ended, open, true), false],
    ['at least something above 1', found(open, ended, true), true],
    ['between two', found(open, open), false],
  ])('is significant only where the truth is surely on the same side of 1: %s', (_, it, expected) => {
    expect(it['throughput at the objective']!.isSignificant).toBe(expected)
  })
})
