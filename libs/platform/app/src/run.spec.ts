import { describe, expect, it } from 'vitest'
import { diaryApp, noDoor } from './diary.fixture.js'
import { runIn } from './run.fixture.js'

const frontDoor = { name: 'entrance', remote: [], network: { settings: [], modules: () => [] }, door: noDoor }

describe('an app', () => {
  it.each([['--help'], ['help'], ['-h'], ['dead-letters --help']])('helps whoever asks with %s', async (line) => {
    const { code, printed, complained } = await runIn(diaryApp, ...line.split(' '))
    expect(printed).toMatch(/^Usage: node main\.js \[command\]\n/)
    expect({ code, complained }).toEqual({ code: 0, complained: '' })
  })

  it.each([
    ['migrat', 'migrat is not a command of diary.'],
    ['toString', 'toString is not a command of diary.'],
    ['migrate now', 'now is one word too many.'],
  ])('refuses %s, and tells what it knows', async (line, reason) => {
    const { code, printed, complained } = await runIn(diaryApp, ...line.split(' '))
    expect(complained).toMatch(new RegExp(`^${reason}\\nUsage: `))
    expect({ code, printed }).toEqual({ code: 2, printed: '' })
  })

  it('without a domain has no dead letters', async () => {
    const answer = await runIn(frontDoor, 'dead-letters')
    const complained = 'entrance reacts to no events: ask the app whose domain does.'
    expect(answer).toEqual({ code: 1, printed: '', complained })
  })
})
