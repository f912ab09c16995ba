import { describe, expect, it } from 'vitest'
import { parseCommandLine } from './command-line.js'

describe('the command line of npm start', () => {
  it.each([
    [[], ['monolith', 'services']],
    [['monolith'], ['monolith']],
    [['services'], ['services']],
    [
      ['services', 'monolith'],
      ['monolith', 'services'],
    ],
  ])('%j starts %j', (args, shapes) => expect(parseCommandLine(args).shapes).toEqual(shapes))

  it('knows its options', () => {
    expect(parseCommandLine(['-v', '--bundles', 'a folder'])).toMatchObject({ verbose: true, bundles: 'a folder' })
  })

  it.each([['microservices'], ['--verbos']])('refuses %s, and shows the help', (argument) => {
    expect(() => parseCommandLine([argument])).toThrow(argument)
    expect(() => parseCommandLine([argument])).toThrow('npm start services')
  })
})
