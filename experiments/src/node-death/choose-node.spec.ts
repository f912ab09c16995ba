import { expect, it } from 'vitest'
import { chooseNode } from './choose-node.js'

const pods = (nodes: Record<string, string[]>) =>
  Object.entries(nodes).flatMap(([node, releases]) => releases.map((release) => ({ node, release })))

const cluster = pods({ node1: ['gateway', 'orders', 'catalog'], node2: ['gateway'], node3: ['gateway', 'payments'] })

it('takes the fullest node with a door that has no database', () => {
  expect(chooseNode(cluster, new Set(['node1']), false)).toBe('node3')
})

it('takes the node of the databases where that is wanted', () => {
  expect(chooseNode(cluster, new Set(['node1']), true)).toBe('node1')
})

it('says that no node will do', () => {
  expect(() => chooseNode(pods({ node1: ['gateway'], node2: ['orders'] }), new Set(['node1']), false)).toThrow(
    /No node has a pod of the gateway/,
  )
  expect(() => chooseNode(cluster, new Set(), true)).toThrow(/has the databases/)
})
