import { expect, it } from 'vitest'
import { pairsFor } from './pairs.js'

it('takes a cluster for the monolith that may use as much CPU, where one was measured', () => {
  const equalCpu = (...systems: string[]) => pairsFor('read-one', systems).find(({ kind }) => kind === 'equal-cpu')?.to
  expect(equalCpu('services', 'monolith')).toBe('monolith')
  expect(equalCpu('services', 'monolith', 'monolith-cluster')).toBe('monolith-cluster')
  expect(equalCpu('monolith')).toBeUndefined()
})
