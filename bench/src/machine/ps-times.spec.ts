import { expect, it } from 'vitest'
import { secondsIn } from './ps-times.js'

it.each([
  ['0:00.37', 0.37],
  [' 3:04.56', 184.56],
  ['02:03:04', 7_384],
  ['1-02:03:04', 93_784],
])('reads the time %s', (time, seconds) => {
  expect(secondsIn(time)).toBeCloseTo(seconds)
})
