import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { environments } from '@twofold/charts'
import { expect, it } from 'vitest'
import { parse } from 'yaml'

interface Node {
  role: string
  labels?: Record<string, string>
  extraPortMappings?: { containerPort: number; hostPort: number; listenAddress: string }[]
}
const { nodes } = parse(readFileSync(join(import.meta.dirname, '../kind.yaml'), 'utf8')) as { nodes: Node[] }
const workers = nodes.filter(({ role }) => role === 'worker')
const { dev } = environments

it('has three nodes, each a zone', () => {
  const zones = workers.map(({ labels }) => labels?.['topology.kubernetes.io/zone'])
  expect(new Set(zones).size).toBe(3)
})

it('has one node for the databases, as the charts want it', () => {
  const wanted = Object.entries(dev!.infrastructure.nodeSelector!)
  const having = workers.filter(({ labels = {} }) => wanted.every(([key, value]) => labels[key] === value))
  expect(having).toHaveLength(1)
})

it('brings the node ports of both doors to this machine', () => {
  const ports = ['gateway', 'monolith'].map((name) => {
    const values = dev!.app({ name, local: [], serves: [], calls: [], hears: [], door: 'http', variables: [] })
    return values.service!.nodePort
  })
  const mappings = nodes.flatMap(({ extraPortMappings = [] }) => extraPortMappings)
  expect(mappings.map(({ containerPort }) => containerPort)).toEqual(ports)
  expect(mappings.map(({ listenAddress, hostPort }) => `${listenAddress}:${hostPort}`)).toEqual([
    '127.0.0.1:8080',
    '127.0.0.1:8081',
  ])
})
