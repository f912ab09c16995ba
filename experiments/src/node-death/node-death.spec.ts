import { expect, it } from 'vitest'
import { findingsOf, type NodeDeath } from './node-death.js'

const timeouts = { kind: 'timeout', count: 9, first: 0.1, last: 12, slowest: 15_000 }
const good = {
  node: 'node2',
  moments: { noticed: 12, evicted: 17, available: 31, returned: 32 },
  moved: [{ release: 'orders', lost: 1, to: ['node3'] }],
  failures: [timeouts],
  restarted: [],
  load: { isVoid: false },
  audit: { purchases: 5, orders: {}, findings: [] },
} as unknown as NodeDeath
const databases = { ...good.moments, databases: 90 }

it('finds nothing where failures ended soon and the pods came up elsewhere', () => {
  expect(findingsOf(good)).toEqual([])
  expect(findingsOf({ ...good, failures: [] })).toEqual([])
})

it('lets requests fail until the databases are back, and a while longer', () => {
  expect(findingsOf({ ...good, moments: databases, failures: [{ ...timeouts, last: 119 }] })).toEqual([])
})

it.each<[string, object, RegExp]>([
  ['late failures', { failures: [timeouts, { ...timeouts, last: 31 }] }, /due 31 s after the death, more than 30 s/],
  [
    'failures long after the databases are back',
    { moments: databases, failures: [{ ...timeouts, last: 121 }] },
    /due 31 s after the databases were back/,
  ],
  ['failures before the death', { failures: [{ ...timeouts, first: -1 }] }, /before node2 died/],
  ['a load that dropped requests', { load: { isVoid: true } }, /says nothing/],
  ['a pod that came up nowhere', { moved: [{ release: 'orders', lost: 2, to: ['node3'] }] }, /orders lost 2 pods/],
  ['a node without pods', { moved: [] }, /node2 had no pod/],
  ['a pod that was started again', { restarted: ['orders-1'] }, /orders-1, on another node, was started again/],
  ['a lost order', { audit: { ...good.audit, findings: ['order 1 is lost'] } }, /order 1 is lost/],
])('finds %s', (_, change, finding) => {
  expect(findingsOf({ ...good, ...change })).toEqual([expect.stringMatching(finding)])
})
