import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { strict } from './strict.js'

const Inner = z.object({ x: z.int() }).meta({ id: 'StrictInner' })
const schema = strict(
  z
    .object({
      inner: Inner,
      list: z.array(Inner).min(1),
      filled: Inner.default({ x: 1 }),
      nothing: Inner.nullable().optional(),
      choice: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('a') }),
        Inner.extend({ kind: z.literal('b') }),
      ]),
      record: z.record(z.string(), Inner).optional(),
      pair: z.tuple([Inner, z.string()]).optional(),
      loose: z.looseObject({ x: z.int() }).optional(),
    })
    .refine(({ list }) => list.length < 3, 'too many'),
)
const x = { x: 1 }
const more = { x: 1, y: 2 }
const fits = { inner: x, list: [x], choice: { kind: 'a' } }

describe('a strict schema', () => {
  it('takes what the schema takes, filled in as it says', () => {
    const value = { ...fits, nothing: null, record: { a: x }, pair: [x, 'a'], loose: more }
    expect(schema.parse(value)).toEqual({ ...value, filled: x })
  })

  it.each<[string, object]>([
    ['at the top', { ...fits, y: 2 }],
    ['in an object', { ...fits, inner: more }],
    ['in a list', { ...fits, list: [more] }],
    ['where there is a default', { ...fits, filled: more }],
    ['where there may be none', { ...fits, nothing: more }],
    ['in a union', { ...fits, choice: { kind: 'a', y: 2 } }],
    ['in a record', { ...fits, record: { a: more } }],
    ['in a tuple', { ...fits, pair: [more, 'a'] }],
  ])('refuses an unknown field %s', (_, value) => {
    expect(schema.safeParse(value).error?.issues).toMatchObject([{ code: 'unrecognized_keys', keys: ['y'] }])
  })

  it('keeps checks and names', () => {
    expect(schema.safeParse({ ...fits, list: [] }).success).toBe(false)
    expect(schema.safeParse({ ...fits, list: [x, x, x] }).success).toBe(false)
    expect(strict(Inner).meta()?.id).toBe('StrictInner')
  })
})
