import { describe, expect, it } from 'vitest'
import type { SweepRun } from '../result/sweep.js'
import { latencyOf, runAt } from './run.fixture.js'
import { kneeOf, meets, missesNarrowly, sweepOf } from './sweeps.js'

const run = (rate: number, p99: number, more: Partial<SweepRun> = {}) =>
  runAt(rate, { latency: latencyOf(p99), ...more })

describe('a run', () => {
  it.each([
    ['in time and complete', run(100, 99), true],
    ['too slow', run(100, 101), false],
    ['with 1 failure of 10,000 requests', run(500, 9, { failed: 1 }), true],
    ['with 10', run(500, 9, { failed: 10 }), true],
    ['with 11', run(500, 9, { failed: 11 }), false],
    ['that few arrived in, by chance', run(100, 9, { requests: 1_700 }), true],
    ['that did not keep up', run(100, 99, { completed: 1_900 }), false],
    ['that is void', run(100, 9, { isVoid: true }), false],
    ['without an answer', run(100, 9, { latency: null, answered: 0 }), false],
  ])('%s meets the objective or not', (_, it, expected) => {
    expect(meets(it, 100)).toBe(expected)
  })

  it.each([
    ['by less than twice', run(100, 199), true],
    ['by more', run(100, 201), false],
    ['not at all', run(100, 99), false],
    ['by failing', run(500, 150, { failed: 11 }), false],
    ['by saying nothing', run(100, 150, { isVoid: true }), false],
  ])('misses the objective %s: narrowly or not', (_, it, expected) => {
    expect(missesNarrowly(it, 100)).toBe(expected)
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

  it('has the knee of its repetitions, if all of them have one', () => {
    const second = { repetition: 2 }
    const runs = [run(100, 5), run(400, 900), run(50, 5, second), run(200, 900, second)]
    expect(kneeOf(runs, 100)).toBeCloseTo(Math.sqrt(200 * 100))
    expect(kneeOf([...runs, run(100, 5, { repetition: 3 })], 100)).toBeNull()
  })

  it('has its knee where the system ends, and not the generator', () => {
    const isVoid = true
    expect(kneeOf([run(100, 5), run(150, 500, { isVoid }), run(400, 900)], 100)).toBeCloseTo(200)
    expect(kneeOf([run(100, 5), run(150, 500, { isVoid })], 100)).toBeNull()
  })

  it.each([
    ['void', [run(200, 9, { isVoid: true }), run(400, 9, { isVoid: true })], true],
    ['void or too slow', [run(200, 9, { isVoid: true }), run(400, 900)], false],
    ['nothing', [], true],
  ])('says at least what was seen where all beyond was %s', (_, beyond, expected) => {
    const whole = [run(100, 5, { repetition: 2 }), run(140, 500, { repetition: 2 })]
    expect(sweepOf('services', 'read-one', [run(100, 5), ...beyond, ...whole], 100).isAtLeast).toBe(expected)
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
    const asClosedLoop = runs.map((it) => ({ ...it, closedLoop: 250 }))
    expect(sweepOf('services', 'read-one', asClosedLoop, 100).peak!.value).toBeCloseTo(250)
    expect(sweep.cpuPerRequest!.value).toBeCloseTo(0.3)
    expect(sweep.postgresCpuPerRequest!.value).toBeCloseTo(0.05)
  })
})
