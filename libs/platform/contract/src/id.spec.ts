import { expect, it } from 'vitest'
import * as z from 'zod'
import { newId } from './id.js'

it('makes UUIDs of version 7, each another, that tell when they were made', () => {
  const before = Date.now()
  const ids = Array.from({ length: 1_000 }, newId)
  expect(new Set(ids).size).toBe(ids.length)
  for (const id of ids) expect(z.uuidv7().parse(id)).toBe(id)
  const time = parseInt(ids[0]!.replace('-', '').slice(0, 12), 16)
  expect(time).toBeGreaterThanOrEqual(before)
  expect(time).toBeLessThanOrEqual(Date.now())
})
