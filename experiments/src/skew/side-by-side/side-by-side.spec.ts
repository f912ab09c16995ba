import { expect, it } from 'vitest'
import { faultlessLoad } from '../../faultless-load.fixture.js'
import { findingsOf, type SideBySide } from './side-by-side.js'

const orders = { service: 'orders', rate: 25, versions: { current: 'a', next: 'b' }, answers: { a: 20, b: 10 } }
const good = {
  seconds: 20,
  services: [orders],
  ...faultlessLoad(),
} as unknown as SideBySide

it('finds nothing where both versions answered', () => {
  expect(findingsOf(good)).toEqual([])
})

it.each<[string, object, RegExp]>([
  ['a failed request', faultlessLoad({ failed: 1 }), /1 of 100 requests failed/],
  ['a load that dropped requests', faultlessLoad({ isVoid: true }), /says nothing/],
  ['a version that nobody saw', { services: [{ ...orders, answers: { a: 30 } }] }, /next version of orders answered/],
  ['one version twice', { services: [{ ...orders, versions: { current: 'a', next: 'a' } }] }, /but one version/],
  ['a lost order', faultlessLoad({ findings: ['order 1 is lost'] }), /order 1 is lost/],
])('finds %s', (_, change, finding) => {
  expect(findingsOf({ ...good, ...change })).toEqual([expect.stringMatching(finding)])
})
