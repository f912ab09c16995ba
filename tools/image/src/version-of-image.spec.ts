import { expect, it } from 'vitest'
import { versionOfImage } from './version-of-image.js'

it('is the same for the same ingredients in any order, as text or bytes', () => {
  expect(versionOfImage({ bundle: Buffer.from('b'), base: 'a' })).toBe(versionOfImage({ base: 'a', bundle: 'b' }))
})

it.each([
  ['another content', { base: 'a', bundle: 'c' }],
  ['another name', { base: 'a', bundl: 'b' }],
  ['an ingredient more', { base: 'a', bundle: 'b', source: '' }],
  ['a letter that moved from one to the next', { base: 'ab', bundle: '' }],
])('differs with %s', (_, ingredients) => {
  expect(versionOfImage(ingredients)).not.toBe(versionOfImage({ base: 'a', bundle: 'b' }))
})

it('counts bytes, not characters', () => {
  expect(versionOfImage({ a: 'é', b: 'x' })).toBe(versionOfImage({ a: Buffer.from('é'), b: 'x' }))
})

it('can be a tag', () => {
  expect(versionOfImage({})).toMatch(/^[0-9a-f]{12}$/)
})
