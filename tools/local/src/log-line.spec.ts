import { describe, expect, it } from 'vitest'
import { readLogLine } from './log-line.js'

describe("a line of an app's log", () => {
  it.each([
    ['{"level":40,"msg":"slow"}', { level: 40, text: 'warn  slow' }],
    [
      '{"level":"error","msg":"failed","err":{"message":"no database"}}',
      { level: 50, text: 'error  failed  no database' },
    ],
    ['{"level":50,"msg":"no database","err":{"message":"no database"}}', { level: 50, text: 'error  no database' }],
    ['{"level":30,"msg":"ready"}', { level: 30, text: 'info  ready' }],
  ])('%s', (line, expected) => expect(readLogLine(line)).toEqual(expected))

  it.each(['Error: out of memory', '{ not: json'])('counts as an error when Node.js itself wrote it: %s', (line) =>
    expect(readLogLine(line)).toEqual({ level: 50, text: line }),
  )
})
