import type { FailedRequest } from '@twofold/load'
import { expect, it } from 'vitest'
import { failuresByKind } from './failures-by-kind.js'

const failed = (at: number, error: string, status?: number) =>
  ({ at, error, status, milliseconds: at * 100 }) as FailedRequest

it('counts failures by how, and says when since the death they were due', () => {
  const failures = [failed(11, 'status', 503), failed(12, 'reset'), failed(14, 'reset'), failed(13, 'status', 504)]
  expect(failuresByKind(failures, 10)).toEqual([
    { kind: 'reset', count: 2, first: 2, last: 4, slowest: 1_400 },
    { kind: 'status 503', count: 1, first: 1, last: 1, slowest: 1_100 },
    { kind: 'status 504', count: 1, first: 3, last: 3, slowest: 1_300 },
  ])
})
