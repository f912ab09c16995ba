import { expect, it } from 'vitest'
import { findingsOf, type SideBySide } from './side-by-side.js'

const orders = { service: 'orders', rate: 25, versions: { current: 'a', next: 'b' }, answers: { a: 20, b: 10 } }
const total = { sent: 100, answered: 100, failed: 0, errors: {}, latency: null }
const good = {
  seconds: 20,
  services: [orders],
  load: { total, isVoid: false },
  audit: { purchases: 5, orders: {}, findings: [] },
} as unknown as SideBySide

it('finds nothing where both versions answered', () => {
  expect(findingsOf(good)).toEqual([])
})

it.each<[string, object, RegExp]>([
  ['a failed request', { load: { total: { ...total, failed: 1 }, isVoid: false } }, /1 of 100 requests failed/],
  ['a load that dropped requests', { load: { total, isVoid: true } }, /says nothing/],
  ['a version that nobody saw', { services: [{ ...orders, answers: { a: 30 } }] }, /next version of orders answered/],
  ['one version twice', { services: [{ ...orders, versions: { current: 'a', next: 'a' } }] }, /but one version/],
  ['a lost order', { audit: { ...good.audit, findings: ['order 1 is lost'] } }, /order 1 is lost/],
])('finds %s', (_, change, finding) => {
  expect(findingsOf({ ...good, ...change })).toEqual([expect.stringMatching(finding)])
})
