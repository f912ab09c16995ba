import { expect, it } from 'vitest'
import { help, parseCommandLine } from './command-line.js'

it('measures the short form of everything unless said otherwise', () => {
  expect(parseCommandLine([])).toMatchObject({ form: 'short', workload: undefined, systems: [] })
  expect(parseCommandLine(['--full', '--workload', 'buy'])).toMatchObject({ form: 'full', workload: 'buy' })
})

it.each([
  [['--smoke', '--full'], 'two forms'],
  [['--part', 'memory'], 'There are: speed, start, hops'],
  [['--kubernetes', '--part', 'hops'], 'leave --part out'],
  [['--kubernetes', '--full'], 'leave --smoke, --full and --system out'],
  [['--kubernetes', '--system', 'monolith'], 'one form, of both shapes'],
  [['--workload', 'sell'], 'There are: read-one, browse-and-search, buy, mix'],
  [['--quick'], help],
])('refuses %s', (args, reason) => {
  expect(() => parseCommandLine(args)).toThrow(reason)
})
