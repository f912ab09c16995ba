import { expect, it } from 'vitest'
import type { Target } from '../result/target.js'
import { invented } from './result.fixture.js'
import { targetsTable } from './targets-table.js'

const target = (name: string, more: Partial<Target>): Target => ({
  ...{ name, value: 1, bound: '≤ 2', goal: null, met: true, isSure: true, doubt: null, note: `why ${name}` },
  ...more,
})

it('says of each target what came out and how sure that is, and below why some are missed or open', () => {
  const text = targetsTable({
    ...invented,
    targets: [
      target('a', {}),
      target('b', { isSure: false, doubt: 'within error' }),
      target('c', { met: false, isSure: false, doubt: 'measured once' }),
      target('d', { met: false }),
      target('e', { met: null, value: null, isSure: false }),
      target('f', { met: null, isSure: false }),
    ],
  })
  const verdicts = [...text.matchAll(/^\| (\w) .*\| *([^|]*?) *\|$/gm)].map(([, name, verdict]) => [name, verdict])
  expect(verdicts).toEqual([
    ['a', 'met'],
    ['b', 'met, within error'],
    ['c', '**missed**, measured once'],
    ['d', '**missed**'],
    ['e', 'not measured'],
    ['f', 'not judged'],
  ])
  expect(text.split('\n\n').at(-1)).toBe('- c: why c\n- d: why d\n- e: why e\n- f: why f')
})
