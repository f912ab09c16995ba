import { expect, it } from 'vitest'
import { gappy, invented } from './result.fixture.js'
import { summaryOf } from './summary.js'

const comparison = invented.comparisons[0]!
const ratio = (isSignificant: boolean, repetitions: number) => ({
  ...invented,
  comparisons: [
    {
      ...{ ...comparison, isSignificant },
      ratio: { ...comparison.ratio, repetitions, ...(repetitions < 3 && { low: null, high: null }) },
    },
  ],
})

it('says what splitting costs, with its interval', () => {
  expect(summaryOf(invented)[0]).toBe(
    'On the same CPUs the services reach this multiple of the monolith’s requests a second: 0.62 (0.589 to 0.651) for «read one product».',
  )
  expect(summaryOf(invented)[1]).toContain('0.11 ms in the monolith and 0.18 ms in the services')
})

it('says when a difference is none, and when it was seen but once', () => {
  expect(summaryOf(ratio(false, 5))[0]).toMatch(/no significant difference/)
  expect(summaryOf(ratio(false, 1))[0]).toMatch(/measured once/)
  expect(summaryOf(ratio(false, 2))[0]).toMatch(/0.62 for «read one product», measured twice/)
})

it('counts the targets, and names those that are missed', () => {
  expect(summaryOf(invented)).toContain('Targets: 1 met, 1 missed (memory of a service), 1 not measured.')
  const targets = invented.targets.map((it) => ({ ...it, met: null }))
  expect(summaryOf({ ...invented, targets })).toContain('Targets: 0 met, 0 missed, 2 not judged, 1 not measured.')
})

it('says how far the figures are to be trusted', () => {
  expect(summaryOf(invented).at(-1)).toBe(
    'The machine was quiet. One system measured twice had, the second time, 1.01 (0.959 to 1.06) times its requests per CPU second at the same rate, which is no significant difference.',
  )
  expect(summaryOf(gappy).at(-1)).toBe(
    'The machine was not quiet: Other processes used 40 % of the CPUs before the run. 12 of 12 runs are void and left out.',
  )
})

it('does not call a machine quiet that nobody watched', () => {
  const machine = { ...invented.machine, foreign: null }
  const last = (disturbances: string[]) =>
    summaryOf({ ...invented, machine: { ...machine, disturbances } })
      .at(-1)!
      .replace(/ One system.*/, '')
  expect(last([])).toBe('Whether the machine was quiet is not known.')
  expect(last(['Nobody watched.'])).toBe('Whether the machine was quiet is not known: Nobody watched.')
})

it('sets the monolith beside each of its baselines, by workload', () => {
  const against = (to: string, workload: string, value: number) => ({
    ...comparison,
    ...{ kind: 'baseline' as const, figure: 'requests per CPU second' as const, of: 'monolith', to, workload },
    ratio: { value, low: null, high: null, repetitions: 3 },
  })
  const workloads = [...invented.workloads, { name: 'buy', title: 'Buy', what: '' }]
  const comparisons = [against('fastify-pg', 'read-one', 1.1), against('order-by-hand', 'buy', 0.4)]
  expect(summaryOf({ ...invented, workloads, comparisons })).toContain(
    'For the same CPU, at the same rate, the monolith answers 1.1 times as many «read one product» as «Fastify + pg»; 0.4 times as many «buy» as «order-by-hand».',
  )
})

it('says on which side of a ratio the truth lies where the generator came to its end', () => {
  const comparisons = [{ ...comparison, side: 'at most' as const }]
  expect(summaryOf({ ...invented, comparisons })[0]).toContain('0.62 (0.589 to 0.651) for «read one product», at most.')
})

it('says nothing about what was not measured', () => {
  expect(summaryOf({ ...gappy, comparisons: [] })).toHaveLength(2)
})
