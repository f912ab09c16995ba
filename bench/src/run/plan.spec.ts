import { expect, it } from 'vitest'
import { turns } from './plan.js'

it('goes there and back, so that slow changes are the same for all', () => {
  const sweeps = ['a', 'b', 'c'].map((system) => ({ system, workload: 'read-one' }))
  const order = turns(sweeps, 3).map(({ system, repetition }) => `${system}${repetition}`)
  expect(order).toEqual(['a1', 'b1', 'c1', 'c2', 'b2', 'a2', 'a3', 'b3', 'c3'])
})
