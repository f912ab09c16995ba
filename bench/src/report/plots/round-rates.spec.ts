import { expect, it } from 'vitest'
import { roundRates } from './round-rates.js'

it.each([
  [2_400, 39_000, [3_000, 10_000, 30_000]],
  [120, 1_200, [200, 500, 1_000]],
  [450, 720, [500, 600, 700]],
  [9, 110_000, [10, 100, 1_000, 10_000, 100_000]],
])('labels rates from %d to %d with round ones', (low, high, expected) => {
  expect(roundRates(low, high)).toEqual(expected)
})
