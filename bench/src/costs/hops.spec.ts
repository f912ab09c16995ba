import { expect, it } from 'vitest'
import type { HopPoint } from '../result/costs.js'
import { hopIn } from './hops.js'

const point = (hops: number, latencies: HopPoint['latencies'], more: Partial<HopPoint> = {}): HopPoint => ({
  ...{ shape: 'services', hops, work: 0.1, p50: 0, p99: 0, cpuPerRequest: 0.2, throughput: 5_000 },
  latencies,
  ...more,
})
const at = (p50: number, p99: number) => ({ p50, p99 })

it('is what one hop adds to none, in each repetition of both', () => {
  const none = point(0, [at(1, 10), null, at(1.2, 30), at(1.1, 20)])
  const one = point(1, [at(1.4, 12), at(9, 90), at(1.8, 36), at(1.6, 24)])
  const { p50, p99 } = hopIn([none, one, point(2, [at(5, 50)])])!
  expect(p50.value).toBeCloseTo(0.5)
  expect(p99.value).toBeCloseTo(4)
  expect(p50).toMatchObject({ repetitions: 3, low: expect.closeTo(0.5 - 0.248, 2), high: expect.closeTo(0.748, 2) })
})

it('is that of the services, with the least work', () => {
  const other = { work: 1 }
  const found = hopIn([
    ...[point(0, [at(1, 10)]), point(1, [at(2, 11)])],
    ...[point(0, [at(1, 10)], other), point(1, [at(5, 15)], other)],
    ...[point(0, [at(1, 10)], { shape: 'monolith' }), point(1, [at(1, 10)], { shape: 'monolith' })],
  ])
  expect(found?.p50).toEqual({ value: 1, low: null, high: null, repetitions: 1 })
})

it('is not known where no repetition says anything of both', () => {
  expect(hopIn([point(0, [at(1, 10), null]), point(1, [null, at(2, 11)])])).toBeNull()
  expect(hopIn([])).toBeNull()
})
