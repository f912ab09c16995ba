import { describe, expect, it } from 'vitest'
import type { SweepRun } from '../result/sweep.js'
import { comparisonsOf, pairsFor } from './comparisons.js'
import { sweepOf } from './sweeps.js'

const run = (repetition: number, rate: number, cpu: number): SweepRun => ({
  repetition,
  rate,
  answered: rate,
  failed: 0,
  errors: {},
  latency: { p50: 1, p90: 2, p99: 3, p999: 4, max: 5 },
  cpuPerRequest: { all: cpu, postgres: 1 },
  peakMemory: {},
  generator: { cpu: 0.1, bottleneck: [] },
  isVoid: false,
  histograms: '',
})
const sweep = (system: string, rates: readonly number[], cpu: number) =>
  sweepOf(
    system,
    'read-one',
    rates.map((rate, n) => run(n + 1, rate, cpu)),
    100,
  )

describe('comparisons', () => {
  it('take a cluster for the monolith that may use as much CPU, where one was measured', () => {
    const equalCpu = (...systems: string[]) =>
      pairsFor('read-one', systems).find(({ kind }) => kind === 'equal-cpu')?.to
    expect(equalCpu('services', 'monolith')).toBe('monolith')
    expect(equalCpu('services', 'monolith', 'monolith-cluster')).toBe('monolith-cluster')
    expect(equalCpu('monolith')).toBeUndefined()
  })

  it('divide within repetitions, by rate and by CPU, PostgreSQL’s left out', () => {
    const found = comparisonsOf([sweep('monolith', [1_000, 500], 0.2), sweep('services', [500, 250], 0.8)], 100)
    const ratios = found
      .filter(({ kind }) => kind === 'equal-replicas')
      .map(({ figure, ratio }) => [figure, ratio.value])
    expect(Object.fromEntries(ratios)).toEqual({
      'throughput at the objective': expect.closeTo(0.5),
      'peak throughput': expect.closeTo(0.5),
      'requests per CPU second': expect.closeTo(0.25),
    })
  })

  it('leave out what only one of them has', () => {
    expect(comparisonsOf([sweep('monolith', [1_000], 0.2), sweep('services', [], 0.8)], 100)).toEqual([])
  })
})
