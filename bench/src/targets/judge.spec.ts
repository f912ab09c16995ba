import { describe, expect, it } from 'vitest'
import { judged } from './judge.js'
import type { Measured } from './finding.js'

const measured = (more: Partial<Measured>): Measured =>
  ({
    machine: { disturbances: [] },
    comparisons: [],
    memory: [],
    coldStarts: [],
    overloads: [],
    images: [],
    deliveries: [],
    transport: null,
    ...more,
  }) as unknown as Measured

const overloaded = (goodputShare: number, recoverySeconds: number | null) => ({
  system: 'services',
  workload: 'buy',
  rate: 3_000,
  seconds: 60,
  goodputShare,
  recoverySeconds,
})
const named = (result: Measured, part: string) => judged(result).find(({ name }) => name.includes(part))

describe('a target', () => {
  it('is met or missed by what was measured, and open where nothing was', () => {
    const result = measured({ overloads: [overloaded(0.85, null)] })
    expect(named(result, 'goodput')).toMatchObject({ value: 85, bound: '≥ 80 %', goal: '≥ 95 %', met: true })
    expect(named(result, 'normal after')).toMatchObject({
      value: null,
      met: false,
      note: expect.stringContaining('not back to normal'),
    })
    expect(named(result, 'image')).toMatchObject({ value: null, met: null })
    expect(judged(result)).toHaveLength(17)
  })

  it('is the ratio of the systems, the workload and the figure that it names', () => {
    const ratio = { value: 0.9, low: 0.88, high: 0.92, repetitions: 5 }
    const comparison = {
      kind: 'baseline',
      of: 'monolith',
      to: 'fastify-pg',
      workload: 'read-one',
      ratio,
      isSignificant: true,
    }
    const comparisons = [
      { ...comparison, figure: 'peak throughput', ratio: { ...ratio, value: 3 } },
      { ...comparison, figure: 'requests per CPU second' },
    ] as Measured['comparisons']
    expect(named(measured({ comparisons }), 'Fastify + pg')).toMatchObject({ value: 0.9, bound: '≥ 0.85', met: true })
  })

  it('is not judged on a machine that was not quiet, unless others make no difference to it', () => {
    const machine = { disturbances: ['Others.'] } as Measured['machine']
    const memory = [{ system: 'services', process: 'orders', idle: 130, peak: null }]
    const result = measured({ machine, memory, overloads: [overloaded(0.85, 3)] })
    expect(named(result, 'goodput')).toMatchObject({ value: 85, met: null })
    expect(named(result, 'memory')).toMatchObject({ value: 130, met: false })
  })
})
