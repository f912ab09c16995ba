import { expect, it } from 'vitest'
import { faultlessLoad } from '../faultless-load.fixture.js'
import { findingsOf } from './bad-release-report.js'
import type { BadReleaseResult } from './try-bad-release.js'

const good: BadReleaseResult = {
  name: 'crashes',
  app: 'catalog',
  seconds: 40,
  said: 'ended with code 3',
  isSaidWhy: true,
  isUntouched: true,
}

it('finds nothing where a bad release was refused, and why was said', () => {
  expect(findingsOf({ releases: [good], ...faultlessLoad() })).toEqual([])
})

it.each<[string, Partial<BadReleaseResult>, RegExp]>([
  ['a bad release that passed', { said: undefined, isSaidWhy: false }, /taken for a good release/],
  ['a reason that was not said', { isSaidWhy: false }, /was not said/],
  ['a pod that served and was replaced', { isUntouched: false }, /were replaced/],
  ['a release that stayed too long', { seconds: 151 }, /there for 151 s/],
])('finds %s', (_, change, finding) => {
  expect(findingsOf({ releases: [{ ...good, ...change }], ...faultlessLoad() })).toEqual([
    expect.stringMatching(finding),
  ])
})
