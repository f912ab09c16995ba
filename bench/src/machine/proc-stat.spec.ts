import { expect, it } from 'vitest'
import { hostTicksIn, ticksIn } from './proc-stat.js'

it('finds the ticks of a process whose name has spaces and brackets', () => {
  const stat = '4711 (node (x) y) S 1 4711 4711 0 -1 4194304 100 0 0 0 150 25 7 3 20 0 11 0 12345 0 0'
  expect(ticksIn(stat)).toEqual({ own: 175, endedChildren: 10 })
  expect(ticksIn('')).toBeUndefined()
})

it('counts neither waiting for disks nor the hypervisor as busy', () => {
  const stat = 'cpu  100 20 30 1000 50 5 15 40 0 0\ncpu0 1 2 3 4\n'
  expect(hostTicksIn(stat)).toEqual({ busy: 170, steal: 40, total: 1_260 })
})
