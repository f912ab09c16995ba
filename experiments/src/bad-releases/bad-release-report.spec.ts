import { expect, it } from 'vitest'
import type { LoadedShape } from '../shape-under-load.js'
import { findingsOf } from './bad-release-report.js'
import type { BadReleaseResult } from './try-bad-release.js'

const load = {
  load: { total: { sent: 100, failed: 0 }, isVoid: false },
  audit: { purchases: 5, findings: [] },
} as unknown as LoadedShape
const good: BadReleaseResult = {
  name: 'crashes',
  app: 'catalog',
  seconds: 40,
  said: 'ended with code 3',
  isSaidWhy: true,
  isUntouched: true,
}

it('finds nothing where a bad release was refused, and why was said', () => {
  expect(findingsOf({ releases: [good], ...load })).toEqual([])
})

it.each<[string, Partial<BadReleaseResult>, RegExp]>([
  ['a bad release that passed', { said: undefined, isSaidWhy: false }, /taken for a good release/],
  ['a reason that was not said', { isSaidWhy: false }, /was not said/],
  ['a pod that served and was replaced', { isUntouched: false }, /were replaced/],
  ['a release that stayed too long', { seconds: 151 }, /there for 151 s/],
])('finds %s', (_, change, finding) => {
  expect(findingsOf({ releases: [{ ...good, ...change }], ...load })).toEqual([expect.stringMatching(finding)])
})
