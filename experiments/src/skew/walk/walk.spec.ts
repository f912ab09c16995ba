import { expect, it } from 'vitest'
import { faultlessLoad } from '../../faultless-load.fixture.js'
import { differences, findingsOf, type Walk } from './walk.js'

const step = {
  name: 'release 1',
  what: '',
  versions: { from: 'a', to: 'b' },
  seconds: 20,
  requests: 100,
  failed: 0,
  answers: { a: 50, b: 50 },
}
const good = {
  shape: 'services',
  app: 'orders',
  steps: [step],
  outOfStep: 0,
  left: [],
  ...faultlessLoad(),
} as unknown as Walk

it('finds nothing where no release was noticed', () => {
  expect(findingsOf(good)).toEqual([])
})

it.each<[string, object, RegExp]>([
  ['a failed request', faultlessLoad({ failed: 1 }), /1 of 100 requests failed/],
  ['a load that dropped requests', faultlessLoad({ isVoid: true }), /says nothing/],
  ['a version that nobody saw', { steps: [{ ...step, answers: { b: 50 } }] }, /during «release 1» a answered nobody/],
  ['addresses out of step', { outOfStep: 3 }, /3 orders had two different addresses/],
  ['something left behind', { left: ['+ trigger t'] }, /another one than before: \+ trigger t/],
  ['a lost order', faultlessLoad({ findings: ['order 1 is lost'] }), /services: order 1 is lost/],
])('finds %s', (_, change, finding) => {
  expect(findingsOf({ ...good, ...change })).toEqual([expect.stringMatching(finding)])
})

it('tells what is in one description alone', () => {
  expect(differences(['a', 'b'], ['b', 'c'])).toEqual(['- a', '+ c'])
  expect(differences(['a', 'b'], ['b', 'a'])).toEqual([])
})
