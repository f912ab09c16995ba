import { describe, expect, it } from 'vitest'
import type { SweepRun } from '../result/sweep.js'
import { kneeOf, meets, sweepOf } from './sweeps.js'

const run = (rate: number, p99: number, more: Partial<SweepRun> = {}): SweepRun => ({
  repetition: 1,
  rate,
  answered: rate,
  failed: 0,
  errors: {},
  latency: { p50: 1, p90: 2, p99, p999: p99, max: p99 },
  cpuPerRequest: { gateway: 0.1, catalog: 0.2, postgres: 0.05 },
  peakMemory: {},
  generator: { cpu: 0.3, bottleneck: [] },
  isVoid: false,
  histograms: '',
  ...more,
})

describe('a run', () => {
  it.each([
    ['in time and complete', run(100, 99), true],
    ['too slow', run(100, 101), false],
    ['with failures', run(100, 9, { failed: 1 }), false],
    ['that few arrived in, by chance', run(100, 9, { answered: 85 }), true],
    ['that did not keep up', run(100, 900, { answered: 90 }), false],
    ['that is void', run(100, 9, { isVoid: true }), false],
    ['without an answer', run(100, 9, { latency: null, answered: 0 }), false],
  ])('%s meets the objective or not', (_, it, expected) => {
    expect(meets(it, 100)).toBe(expected)
  })
})

describe('a sweep', () => {
  it('has its knee between the last rate within the objective and the first beyond', () => {
    expect(kneeOf([run(100, 5), run(200, 50), run(400, 900)], 100)).toBeCloseTo(Math.sqrt(200 * 400))
  })

  it('has no knee where no rate was beyond, or none within', () => {
    expect(kneeOf([run(100, 5), run(200, 50)], 100)).toBeNull()
    expect(kneeOf([run(100, 500)], 100)).toBeNull()
  })

  it('sums up each repetition by its best run, and keeps void ones out of the peak', () => {
    const runs = [
      run(100, 5),
      run(200, 500, { answered: 150 }),
      run(400, 900, { answered: 300, isVoid: true }),
      run(100, 5, { repetition: 2 }),
      run(200, 50, { repetition: 2 }),
    ]
    const sweep = sweepOf('services', 'read-one', runs, 100)
    expect(sweep.throughputAtObjective!.value).toBeCloseTo(Math.sqrt(100 * 200))
    expect(sweep.peak!.value).toBeCloseTo(Math.sqrt(150 * 200))
    expect(sweep.cpuPerRequest!.value).toBeCloseTo(0.3)
    expect(sweep.postgresCpuPerRequest!.value).toBeCloseTo(0.05)
  })
})
