import type { FailedRequest, LoadResult } from '@twofold/load'
import { expect, it } from 'vitest'
import { type Aftermath, aftermathsOf, lateFindings } from './aftermath.js'
import { lostConnection } from './failures-by-kind.js'

const failed = (at: number, error: string, status?: number) =>
  ({ at, error, status, connection: 'new', milliseconds: at * 100 }) as FailedRequest
const load = (failures: FailedRequest[]) =>
  ({
    failures,
    timeline: Array.from({ length: 60 }, (_, second) => ({
      second,
      sent: 10,
      failed: failures.filter(({ at }) => Math.floor(at) === second).length,
    })),
  }) as unknown as LoadResult
const death = { name: 'death', at: 10, isBounded: true }
const back = { name: 'return', at: 50, isBounded: true }
const bounds = { within: 30, remembered: 120 }

it('counts failures by how, and says when since the event they were due', () => {
  const failures = [failed(11, 'status', 503), failed(12, 'reset'), failed(14, 'reset'), failed(13, 'status', 504)]
  const [aftermath] = aftermathsOf(load(failures), [death], bounds)
  expect(aftermath!.failures).toEqual([
    { kind: lostConnection, count: 2, first: 2, last: 4, slowest: 1_400 },
    { kind: 'status 503', count: 1, first: 1, last: 1, slowest: 1_100 },
    { kind: 'status 504', count: 1, first: 3, last: 3, slowest: 1_300 },
  ])
})

it('blames the event before for each failure', () => {
  const failures = [failed(9.9, 'timeout'), failed(45, 'reset'), failed(50, 'reset')]
  const [afterDeath, afterReturn] = aftermathsOf(load(failures), [death, back], bounds)
  expect(afterDeath!.failures.map(({ last }) => last)).toEqual([expect.closeTo(-0.1), 35])
  expect(afterDeath!.late).toEqual({ sent: 90, failed: 1 })
  expect(afterReturn!.failures).toEqual([{ kind: lostConnection, count: 1, first: 0, last: 0, slowest: 5_000 }])
})

const aftermath = (change: Partial<Aftermath>, kind = 'timeout', last = 30): Aftermath => ({
  ...death,
  failures: [{ kind, count: 1, first: 1, last, slowest: 1 }],
  late: { sent: 100, failed: 5 },
  ...change,
})

it.each([
  ['ended in time', aftermath({}), []],
  ['lost a new connection that a node remembered wrongly', aftermath({}, lostConnection, 150), []],
  ['lost one later than that', aftermath({}, lostConnection, 151), [/new connection: still 151 s after the death/]],
  ['failed otherwise, and late', aftermath({}, 'timeout', 31), [/timeout: still 31 s after the death, more than 30 s/]],
  [
    'lost many connections late',
    aftermath({ late: { sent: 100, failed: 6 } }),
    [/6 of 100 requests failed that were due/],
  ],
  ['have no bound', aftermath({ isBounded: false }, 'timeout', 99), []],
])('says what is wrong with failures that %s', (_, it, findings) => {
  expect(lateFindings(it, bounds)).toEqual(findings.map((finding) => expect.stringMatching(finding)))
})
