import { describe, expect, it } from 'vitest'
import { cpusIn } from './cpu-list.js'
import { divide } from './cpu-sets.js'

describe('CPUs', () => {
  it('are read from a list of ranges', () => {
    expect(cpusIn('0-2,5\n')).toEqual([0, 1, 2, 5])
    expect(cpusIn('')).toEqual([])
  })

  it('are divided so that nothing is shared, where there are three or more', () => {
    expect(divide([0, 1, 2])).toEqual({ system: [0], postgres: [1], generator: [2], shared: [] })
    expect(divide([0, 1, 2, 3, 4, 5, 6, 7])).toMatchObject({
      system: [0, 1, 2, 3, 4],
      postgres: [5, 6],
      generator: [7],
    })
  })

  it('leave the system one of its own where there are two, and nothing where there is one', () => {
    expect(divide([0, 1])).toMatchObject({
      system: [0],
      postgres: [1],
      generator: [1],
      shared: [expect.stringContaining('share')],
    })
    expect(divide([3])).toMatchObject({ system: undefined, shared: [expect.stringContaining('one CPU')] })
  })
})
