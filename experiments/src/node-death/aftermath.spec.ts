import type { FailedRequest } from '@twofold/load'
import { expect, it } from 'vitest'
import { aftermathsOf, lastFailure } from './aftermath.js'

const failed = (at: number, error: string, status?: number) =>
  ({ at, error, status, milliseconds: at * 100 }) as FailedRequest
const death = { name: 'death', at: 10, isBounded: true }
const back = { name: 'return', at: 20, isBounded: true }

it('counts failures by how, and says when since the event they were due', () => {
  const failures = [failed(11, 'status', 503), failed(12, 'reset'), failed(14, 'reset'), failed(13, 'status', 504)]
  const [aftermath] = aftermathsOf(failures, [death])
  expect(aftermath!.failures).toEqual([
    { kind: 'reset', count: 2, first: 2, last: 4, slowest: 1_400 },
    { kind: 'status 503', count: 1, first: 1, last: 1, slowest: 1_100 },
    { kind: 'status 504', count: 1, first: 3, last: 3, slowest: 1_300 },
  ])
  expect(lastFailure(aftermath!)).toBe(4)
})

it('blames the event before for each failure', () => {
  const [afterDeath, afterReturn] = aftermathsOf([failed(19, 'reset'), failed(20, 'reset')], [death, back])
  expect(afterDeath!.failures).toEqual([{ kind: 'reset', count: 1, first: 9, last: 9, slowest: 1_900 }])
  expect(afterReturn!.failures).toEqual([{ kind: 'reset', count: 1, first: 0, last: 0, slowest: 2_000 }])
  expect(lastFailure(aftermathsOf([], [death])[0]!)).toBe(0)
})
