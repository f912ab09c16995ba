import { expect, it } from 'vitest'
import { conclude } from '../report/conclude.js'
import { type ControlResult, findingsOf, isAsItMust, loadOf, verdict } from './control-result.js'

const control = (of: Partial<ControlResult>): ControlResult => ({
  name: 'linger',
  what: '',
  mustHold: false,
  sent: 100,
  failed: 0,
  late: [],
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

it('whose customers failed though nothing was taken away is excused where they could not be sent in time, and else is not', () => {
  const ending = (of: Partial<ControlResult>) => {
    const twin = control({ mustHold: true, failed: 1, ...of })
    return () => conclude(findingsOf(twin), [loadOf(twin)])
  }
  const late = ['1 % of the requests were sent 56 ms late or more']
  expect(ending({ late })).toThrow(expect.objectContaining({ exitCode: 75 }))
  expect(ending({})).toThrow(expect.objectContaining({ exitCode: 1 }))
  expect(ending({ late, findings: ['order 1 is lost'] })).toThrow(expect.objectContaining({ exitCode: 1 }))
  expect(ending({ late, mustHold: false, failed: 0 })).toThrow(expect.objectContaining({ exitCode: 1 }))
  expect(ending({ late, failed: 0 })).not.toThrow()
})
