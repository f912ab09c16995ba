import { describe, expect, it } from 'vitest'
import { judged } from './judge.js'
import type { Comparison } from '../result/sweep.js'
import type { Measured } from './finding.js'

const measured = (more: Partial<Measured>): Measured =>
  ({
    machine: { disturbances: [], foreign: 0 },
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
  latency: { p50: 300, p99: 900 },
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
      side: null,
      atLowestRate: [],
      isSignificant: true,
    }
    const comparisons = [
      { ...comparison, figure: 'peak throughput', ratio: { ...ratio, value: 3 } },
      { ...comparison, figure: 'requests per CPU second' },
    ] as Measured['comparisons']
    expect(named(measured({ comparisons }), 'Fastify + pg')).toMatchObject({ value: 0.9, bound: '≥ 0.85', met: true })
  })

  it('is not judged on a machine that was not quiet, unless others make no difference to it', () => {
    const machine = { disturbances: ['Others.'], foreign: 0.2 } as Measured['machine']
    const memory = [{ system: 'services', process: 'orders', idle: 130, peak: null }]
    const result = measured({ machine, memory, overloads: [overloaded(0.85, 3)] })
    expect(named(result, 'goodput')).toMatchObject({ value: 85, met: null })
    expect(named(result, 'goodput')!.note).toMatch(/^not judged, the machine was not quiet; /)
    expect(named(result, 'memory')).toMatchObject({ value: 130, met: false })
    const unwatched = { disturbances: ['Nobody looked.'], foreign: null } as Measured['machine']
    expect(named({ ...result, machine: unwatched }, 'goodput')!.note).toMatch(
      /^not judged, the machine was not watched; /,
    )
  })
})

describe('a verdict', () => {
  const ratioed = (ratio: Partial<Comparison['ratio']>, more: Partial<Comparison> = {}) => ({
    comparisons: [
      {
        ...{
          kind: 'equal-cpu',
          of: 'services',
          to: 'monolith',
          workload: 'buy',
          figure: 'throughput at the objective',
        },
        ...{ side: null, atLowestRate: [], isSignificant: true },
        ratio: { value: 0.6, low: 0.5, high: 0.7, repetitions: 3, ...ratio },
        ...more,
      } as Comparison,
    ],
  })
  const buy = (...args: Parameters<typeof ratioed>) => named(measured(ratioed(...args)), 'equal CPU: buy')

  it.each([
    ['is sure where the interval leaves the bound out', buy({}), null],
    ['is within error where it does not', buy({ low: 0.3, high: 0.8 }), 'within error'],
    ['is none for sure that was measured once', buy({ low: null, high: null, repetitions: 1 }), 'measured once'],
    ['nor that was measured twice', buy({ low: null, high: null, repetitions: 2 }), 'measured twice'],
    ['is sure where the truth may only be farther from the bound', buy({}, { side: 'at least' }), null],
  ])('%s', (_, target, doubt) => {
    expect(target).toMatchObject({ met: true, isSure: doubt === null, doubt })
  })

  it.each([
    ['at most as much as what reaches the bound', buy({}, { side: 'at most' }), null],
    ['at least as much as what misses it', buy({ value: 0.3 }, { side: 'at least' }), null],
    ['between two lower bounds', buy({}, { side: 'between two lower bounds' }), null],
    ['at most as much as what misses it', buy({ value: 0.3, low: 0.2, high: 0.35 }, { side: 'at most' }), false],
  ])('of what is %s is none, or is what nothing can change', (_, target, met) => {
    expect(target).toMatchObject({ met, isSure: met !== null, doubt: null })
  })

  it('is by costs where the generator ended before both systems', () => {
    const of = (workload: string) => {
      const { comparisons } = ratioed({}, { workload, side: 'between two lower bounds' })
      const [throughput] = comparisons
      const cost = {
        ...throughput!,
        figure: 'requests per CPU second' as const,
        side: null,
        ratio: { ...throughput!.ratio, value: 0.55 },
      }
      return measured({ comparisons: [throughput!, cost] })
    }
    expect(named(of('read-one'), 'read one')).toMatchObject({
      ...{ value: 0.55, met: true },
      note: expect.stringMatching(/^requests per CPU second .*; of both throughputs only bounds are known$/),
    })
    // An order waits for more than a CPU.
    expect(named(of('buy'), 'equal CPU: buy')).toMatchObject({ value: 0.6, met: null })
  })

  it('is sure of what does not change from one time to the next, and says where it is from', () => {
    const images = [{ app: 'orders', compressed: 70e6, ownLayer: 1e6, measuredAt: '2026-01-02T03:04:05.000Z' }]
    expect(named(measured({ images }), 'image')).toMatchObject({
      ...{ met: false, isSure: true, doubt: null },
      note: 'orders, the largest, from npm run footprint of 2026-01-02',
    })
  })

  it('says of what age a rollout is', () => {
    const deliveries = [{ shape: 'services', seconds: 40, bytes: 1, pods: 2, rollout: 20, measuredAt: null } as const]
    expect(named(measured({ deliveries: [...deliveries] }), 'rollout')).toMatchObject({
      ...{ met: true, isSure: false, doubt: 'measured once' },
      note: 'the services, from npm run delivery-proof of an unknown date',
    })
  })

  it('is that of the system that is named, and of no other baseline', () => {
    const other = ratioed({}, { kind: 'baseline', of: 'monolith', to: 'monolith-ungathered' })
    expect(named(measured(other), 'order by hand')).toMatchObject({ value: null, met: null, isSure: false })
  })
})

describe('tracing', () => {
  const traced = (value: number, low: number | null, high: number | null) => {
    const comparison = {
      ...{ kind: 'baseline', of: 'monolith-traced', to: 'monolith', workload: 'read-one' },
      ...{ figure: 'throughput at the objective', side: null, atLowestRate: [], isSignificant: false },
      ratio: { value, low, high, repetitions: low === null ? 1 : 3 },
    } as Comparison
    return named(measured({ comparisons: [comparison] }), 'tracing')
  }

  it.each([
    [0.9, 0.85, 0.95, { met: true, doubt: null }],
    [0.9, 0.7, 1.1, { met: true, doubt: 'within error' }],
    [0.7, 0.65, 0.74, { met: false, doubt: null }],
    [1.02, null, null, { met: true, doubt: 'measured once' }],
  ])('that leaves %d of the throughput, within %d and %d, costs the rest', (value, low, high, expected) => {
    const target = traced(value, low, high)
    expect(target).toMatchObject({ ...expected, bound: '≤ 25 %' })
    expect(target!.value).toBeCloseTo((1 - value) * 100)
  })
})

describe('the same system twice', () => {
  const differing = (value: number, low: number | null, high: number | null) => {
    const comparison = {
      ...{ kind: 'a-a', of: 'monolith-again', to: 'monolith', workload: 'read-one', figure: 'requests per CPU second' },
      ...{
        side: null,
        atLowestRate: [],
        isSignificant: false,
        ratio: { value, low, high, repetitions: low === null ? 1 : 3 },
      },
    } as Comparison
    return named(measured({ comparisons: [comparison] }), 'A/A')
  }

  it.each([
    [0.99, 0.975, 1.01, { met: true, doubt: null }],
    [0.98, 0.95, 1.01, { met: true, doubt: 'within error' }],
    [0.9, 0.85, 0.95, { met: false, doubt: null }],
    [1.05, 1.02, 1.08, { met: false, doubt: 'within error' }],
    [1.01, null, null, { met: true, doubt: 'measured once' }],
    [1.01, 0.81, 1.25, { met: null, doubt: null }],
  ])('differs by %d, within %d and %d: is judged by how far from 1 that is', (value, low, high, expected) => {
    const target = differing(value, low, high)
    expect(target).toMatchObject(expected)
    expect(target!.value).toBeCloseTo(Math.abs(value - 1) * 100)
  })
})
