import { expect, it } from 'vitest'
import { type LastWrite, lastStatements } from './last-write.js'

interface Note {
  readonly key: string
  readonly text: string
}

const kind = (name: string): LastWrite<Note> => ({
  keyOf: ({ key }) => key,
  statementOf: (notes) => [name, notes.map(({ text }) => text)],
})
const note = kind('note')
const label = kind('label')
const all = (...wanted: [LastWrite<Note>, key: string, text: string][]) =>
  lastStatements(wanted.map(([write, key, text]) => ({ write: write as LastWrite<unknown>, thing: { key, text } })))

it('is one statement for each kind, in the order of its keys', () => {
  expect(all([note, 'b', 'b1'], [label, 'c', 'c1'], [note, 'a', 'a1'], [label, 'd', 'd1'])).toEqual([
    ['note', ['a1', 'b1']],
    ['label', ['c1', 'd1']],
  ])
})

it('is another one where a key comes again', () => {
  expect(all([note, 'a', 'a1'], [note, 'a', 'a2'], [note, 'b', 'b1'], [note, 'a', 'a3'])).toEqual([
    ['note', ['a1', 'b1']],
    ['note', ['a2']],
    ['note', ['a3']],
  ])
})

it('keeps the order of a key among kinds', () => {
  expect(all([note, 'a', 'a1'], [label, 'a', 'a2'], [note, 'b', 'b1'], [note, 'a', 'a3'], [label, 'b', 'b2'])).toEqual([
    ['note', ['a1', 'b1']],
    ['label', ['a2', 'b2']],
    ['note', ['a3']],
  ])
})

it('is none where nothing is wanted', () => {
  expect(all()).toEqual([])
})
