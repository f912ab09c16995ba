import { expect, it } from 'vitest'
import { faultlessLoad } from '../faultless-load.fixture.js'
import { bounds, findingsOf, type NodeDeath } from './node-death.js'

const after = (name: string, last: number, isBounded = true) => ({
  name,
  at: 10,
  isBounded,
  failures: [{ kind: 'timeout', count: 9, first: 0.1, last, slowest: 15_000 }],
  late: { sent: 100, failed: 0 },
})
const good = {
  node: 'node2',
  moments: { noticed: 12, evicted: 17, available: 31, returned: 75 },
  moved: [{ release: 'orders', lost: 1, to: ['node3'] }],
  failedBefore: 0,
  aftermaths: [after('death', 30), after('return', 2)],
  bounds,
  restarted: [],
  ...faultlessLoad(),
} as unknown as NodeDeath

it('finds nothing where failures ended soon and the pods came up elsewhere', () => {
  expect(findingsOf(good)).toEqual([])
  expect(findingsOf({ ...good, aftermaths: [] })).toEqual([])
})

it('lets requests fail for as long as there are no databases', () => {
  expect(findingsOf({ ...good, aftermaths: [after('death', 90, false), after('return', 30)] })).toEqual([])
})

it.each<[string, object, RegExp]>([
  ['late failures', { aftermaths: [after('death', 31)] }, /timeout: still 31 s after the death, more than 30 s/],
  ['failures before the death', { failedBefore: 1 }, /1 requests failed before node2 died/],
  ['a load that dropped requests', { load: { isVoid: true } }, /says nothing/],
  ['a pod that came up nowhere', { moved: [{ release: 'orders', lost: 2, to: ['node3'] }] }, /orders lost 2 pods/],
  ['a node without pods', { moved: [] }, /node2 had no pod/],
  ['a pod that was started again', { restarted: ['orders-1'] }, /orders-1, on another node, was started again/],
  ['a lost order', { audit: { ...good.audit, findings: ['order 1 is lost'] } }, /order 1 is lost/],
])('finds %s', (_, change, finding) => {
  expect(findingsOf({ ...good, ...change })).toEqual([expect.stringMatching(finding)])
})
