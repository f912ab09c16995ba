import { expect, it } from 'vitest'
import type { ServingPod } from '../cluster/serving-pods.js'
import { podsMoved, podsRestarted } from './pods-moved.js'

const pod = (uid: string, release: string, node: string, restarts = 0) =>
  ({ uid, name: uid, release, node, restarts }) as ServingPod

it('tells where new pods of the releases are that have lost some', () => {
  const before = [pod('1', 'orders', 'node2'), pod('2', 'orders', 'node3'), pod('3', 'catalog', 'node3')]
  const after = [pod('2', 'orders', 'node3'), pod('4', 'orders', 'node1'), pod('3', 'catalog', 'node3')]
  expect(podsMoved('node2', before, after)).toEqual([{ release: 'orders', lost: 1, to: ['node1'] }])
  expect(podsMoved('node2', before, before)).toEqual([{ release: 'orders', lost: 1, to: [] }])
})

it('names pods that stayed and were started again', () => {
  const before = [pod('1', 'orders', 'node1', 1), pod('2', 'orders', 'node3', 1)]
  expect(podsRestarted(before, [pod('1', 'orders', 'node1', 2), pod('2', 'orders', 'node3', 1)])).toEqual(['1'])
  expect(podsRestarted(before, [pod('3', 'orders', 'node1', 2)])).toEqual([])
})
