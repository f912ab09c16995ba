import { expect, it } from 'vitest'
import { ratioIn } from './transport.js'

it('finds the ratio in what the transport’s own bench says', () => {
  expect(ratioIn("A request's CPU, median: raw 101.2 µs, ours 140.5 µs: 1.39 times (at most 1.6).")).toBe(1.39)
  expect(ratioIn('raw   caller 60.1 µs, service 41.1 µs of CPU, 9000 requests a second')).toBeUndefined()
})
