import { expect, it } from 'vitest'
import { faultlessLoad } from '../faultless-load.fixture.js'
import { findingsOf, type ShapeResult } from './shape-result.js'

const round = {
  app: 'orders',
  round: 'roll',
  from: 5,
  to: 25,
  replaced: 2,
  requests: 50,
  failed: 0,
  before: null,
  during: null,
  versions: { a: 200, b: 300 },
}
const good = {
  shape: 'services',
  rounds: [round, { ...round, round: 'scale to 3 and back to 2', versions: { a: 500 } }],
  ...faultlessLoad(),
  extent: { requests: 0, replacements: 0 },
  versions: { orders: { current: 'a', next: 'b' } },
} as unknown as ShapeResult

it('finds nothing where no request failed and both versions served', () => {
  expect(findingsOf(good)).toEqual([])
})

it.each<[string, object, RegExp]>([
  ['one failed request', faultlessLoad({ failed: 1 }), /1 of 100 requests failed/],
  ['a load that dropped requests', faultlessLoad({ isVoid: true }), /says nothing/],
  ['a lost order', faultlessLoad({ findings: ['order 1 is lost'] }), /order 1 is lost/],
  ['a version that nobody saw', { rounds: [{ ...round, versions: { a: 500 } }] }, /b answered nobody/],
  ['a service that was hardly asked', { rounds: [{ ...round, versions: { a: 200, b: 249 } }] }, /orders answered 22.4/],
  ['too few requests', { extent: { requests: 101, replacements: 0 } }, /100 requests, and 101 were wanted/],
  ['too few replaced pods', { extent: { requests: 0, replacements: 9 } }, /4 replaced pods, and 9 were wanted/],
  ['a load that bought nothing', { audit: { ...good.audit, purchases: 0 } }, /nothing bought/],
  ['a round that did nothing', { rounds: [{ ...round, replaced: 0 }] }, /has replaced no pod/],
])('finds %s', (_, change, finding) => {
  expect(findingsOf({ ...good, ...change })).toEqual([expect.stringMatching(finding)])
})
