import { expect, it } from 'vitest'
import { turns } from './plan.js'

it('goes there and back, so that slow changes are the same for all, and leaves out who had enough', () => {
  const named = (system: string) => ({ system, workload: 'read-one' })
  const sweeps = [named('a'), { ...named('b'), repetitions: 1 }, named('c')]
  const order = turns({ sweeps, repetitions: 3 }).map(({ system, repetition }) => `${system}${repetition}`)
  expect(order).toEqual(['a1', 'b1', 'c1', 'c2', 'a2', 'a3', 'c3'])
})
