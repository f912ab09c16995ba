import { expect, it } from 'vitest'
import type { ServingPod } from '../cluster/serving-pods.js'
import { type Delivered, findingsOf } from './delivered.js'

const pod = (release: string, uid: string, templateHash = 'a'): ServingPod => ({
  uid,
  name: uid,
  release,
  node: 'node1',
  image: '',
  templateHash,
  isReady: true,
  restarts: 0,
})
const before = [pod('orders', '1'), pod('orders', '2'), pod('catalog', '3'), pod('gateway', '4')]
const after = [pod('orders', '5', 'b'), pod('orders', '6', 'b'), pod('catalog', '3'), pod('gateway', '4')]

const good = {
  shape: 'services',
  release: 'orders',
  built: ['twofold/orders:0123'],
  layers: { count: 1, bytes: 700_000 },
  pods: { before, after },
  seconds: { first: 1, all: 2, command: 3, rollout: 1 },
  load: { total: { sent: 10, failed: 0 }, isVoid: false },
  audit: { purchases: 1, orders: {}, findings: [] },
} as unknown as Delivered

it('finds nothing where one image, one layer and the pods of one release are new', () => {
  expect(findingsOf(good)).toEqual([])
})

it.each<[string, Partial<Delivered>, RegExp]>([
  ['another image', { built: ['twofold/orders:0', 'twofold/catalog:0'] }, /catalog:0 were built/],
  ['no image', { built: [] }, /images of nobody were built/],
  ['a layer below its own', { layers: { count: 3, bytes: 1 } }, /3 layers/],
  ['a heavy layer', { layers: { count: 1, bytes: 5_000_000 } }, /5000000 bytes/],
  [
    'another pod',
    { pods: { before, after: [...after.slice(0, 3), pod('gateway', '7')] } },
    /pods of gateway were replaced/,
  ],
  [
    'another template',
    { pods: { before, after: [...after.slice(0, 3), pod('gateway', '4', 'b')] } },
    /pods of gateway/,
  ],
  ['a pod that stayed', { pods: { before, after: [before[0]!, ...after.slice(1)] } }, /not all pods of orders are new/],
  ['a pod too few', { pods: { before, after: after.slice(1) } }, /not all pods of orders are new/],
  ['a failed request', { load: { ...good.load, total: { ...good.load.total, failed: 1 } } }, /1 of 10 requests failed/],
  ['a change that nobody saw', { seconds: { ...good.seconds, first: null } }, /no answer had the change/],
  ['old answers without end', { seconds: { ...good.seconds, all: null } }, /old answers never ended/],
  ['a lost order', { audit: { ...good.audit, findings: ['order 1 is lost'] } }, /order 1 is lost/],
])('finds %s', (_, change, finding) => {
  expect(findingsOf({ ...good, ...change })).toEqual([expect.stringMatching(finding)])
})
