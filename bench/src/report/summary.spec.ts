import { expect, it } from 'vitest'
import { gappy, invented } from './result.fixture.js'
import { summaryOf } from './summary.js'

const comparison = invented.comparisons[0]!
const ratio = (isSignificant: boolean, repetitions: number) => ({
  ...invented,
  comparisons: [{ ...comparison, isSignificant, ratio: { ...comparison.ratio, repetitions } }],
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
})

it('counts the targets, and names those that are missed', () => {
  expect(summaryOf(invented).join(' ')).toContain(
    'Targets: 1 met, 1 missed (memory of a service), 1 not measured in this form.',
  )
})

it('says how far the figures are to be trusted', () => {
  expect(summaryOf(invented).at(-1)).toBe(
    'The machine was quiet. One system measured twice differed from itself by 1 %.',
  )
  expect(summaryOf(gappy).at(-1)).toBe(
    'The machine was not quiet: Other processes used 40 % of the CPUs before the run. 6 of 6 runs are void and left out.',
  )
})

it('says nothing about what was not measured', () => {
  expect(summaryOf({ ...gappy, comparisons: [] })).toHaveLength(2)
})
