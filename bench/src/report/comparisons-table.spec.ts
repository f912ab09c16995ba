import { describe, expect, it } from 'vitest'
import type { Comparison } from '../result/sweep.js'
import { comparisonsTable } from './comparisons-table.js'
import { invented } from './result.fixture.js'

const [comparison] = invented.comparisons
const said = (more: Omit<Partial<Comparison>, 'ratio'>, repetitions = 2): string => {
  const ratio = { ...comparison!.ratio, repetitions }
  const text = comparisonsTable({ ...invented, comparisons: [{ ...comparison!, ...more, ratio }] }, 'read-one')
  return text.split('|').at(-2)!.trim()
}

describe('the last column of a comparison', () => {
  it.each([
    ['nothing where nothing is to be said', {}, 2, ''],
    ['on which side the truth lies', { side: 'at most' }, 2, 'at most'],
    [
      'that both are bounds',
      { side: 'between two lower bounds', isSignificant: false },
      2,
      'between two lower bounds, not significant',
    ],
    ['that it may be chance', { isSignificant: false }, 2, 'not significant'],
    ['that some repetitions had none', {}, 1, '1 of 2 repetitions'],
    ['nothing of chance where the system is the same', { isSignificant: false, kind: 'a-a' }, 2, ''],
    ['whose cost is that of another rate', { atLowestRate: ['monolith'] }, 2, 'monolith at its lowest rate'],
  ] as const)('says %s', (_, more, repetitions, expected) => {
    expect(said({ ...more, atLowestRate: [...('atLowestRate' in more ? more.atLowestRate : [])] }, repetitions)).toBe(
      expected,
    )
  })

  it('says that it was measured once where no more was meant to be', () => {
    const sweeps = invented.sweeps.map((it) => ({ ...it, runs: it.runs.filter(({ repetition }) => repetition === 1) }))
    const ratio = { value: 0.6, low: null, high: null, repetitions: 1 }
    const comparisons = [{ ...comparison!, ratio, isSignificant: false }]
    expect(comparisonsTable({ ...invented, sweeps, comparisons }, 'read-one')).toMatch(/\| measured once +\|$/)
  })
})

it('says that costs are compared at one rate', () => {
  expect(comparisonsTable(invented, 'read-one')).toContain(
    'monolith ÷ fastify-pg, requests per CPU second at the same rate',
  )
})
