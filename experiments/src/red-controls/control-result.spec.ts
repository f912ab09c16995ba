import { expect, it } from 'vitest'
import { type ControlResult, isAsItMust, verdict } from './control-result.js'

const control = (of: Partial<ControlResult>): ControlResult => ({
  name: 'linger',
  what: '',
  mustHold: false,
  sent: 100,
  failed: 0,
  findings: [],
  isWhy: false,
  ...of,
})

it.each([
  [{ failed: 3, isWhy: true }, true, 'red, as it must be'],
  [{ findings: ['two orders'], isWhy: true }, true, 'red, as it must be'],
  [{}, false, '**green: the proof proves nothing**'],
  [{ failed: 1 }, false, '**red for another reason**'],
  [{ mustHold: true }, true, 'green, as it must be'],
  [{ mustHold: true, failed: 1 }, false, '**red: the proof proves nothing**'],
])('a control with %o is as it must be: %s', (of, isRight, words) => {
  expect(isAsItMust(control(of))).toBe(isRight)
  expect(verdict(control(of))).toBe(words)
})
