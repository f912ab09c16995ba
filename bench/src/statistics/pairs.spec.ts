import { expect, it } from 'vitest'
import { pairsFor } from './pairs.js'

it('takes a cluster for the monolith that may use as much CPU, where one was measured', () => {
  const equalCpu = (cpus: number | undefined, ...systems: string[]) =>
    pairsFor('read-one', systems, cpus).find(({ kind }) => kind === 'equal-cpu')?.to
  expect(equalCpu(2, 'services', 'monolith')).toBe('monolith')
  expect(equalCpu(2, 'services', 'monolith', 'monolith-cluster')).toBe('monolith-cluster')
  expect(equalCpu(1, 'services', 'monolith', 'monolith-cluster')).toBe('monolith')
  expect(equalCpu(2, 'monolith')).toBeUndefined()
  expect(equalCpu(undefined, 'services', 'monolith')).toBeUndefined()
})
