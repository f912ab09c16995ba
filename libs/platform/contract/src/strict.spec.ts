import { expect, it } from 'vitest'
import * as z from 'zod'
import { strict } from './strict.js'

const Address = z.object({ city: z.string() })
const Person = z
  .object({ name: z.string(), home: Address.optional(), trips: z.array(Address).max(2), nick: Address.nullable() })
  .refine(({ name }) => name !== 'Nobody', 'must be somebody')
  .meta({ id: 'StrictSpecPerson' })
const person = { name: 'Ada', home: { city: 'London' }, trips: [{ city: 'Turin' }], nick: null }

it('lets through what the schema names', () => {
  expect(strict(Person).parse(person)).toEqual(person)
})

it.each([
  ['at the top', { ...person, age: 36 }],
  ['in an optional object', { ...person, home: { city: 'London', age: 1 } }],
  ['in an array', { ...person, trips: [{ city: 'Turin', age: 1 }] }],
  ['in a nullable object', { ...person, nick: { city: 'Turin', age: 1 } }],
])('refuses an unknown field %s, which the schema itself would drop', (_where, given) => {
  expect(Person.safeParse(given).success).toBe(true)
  expect(strict(Person).safeParse(given).success).toBe(false)
})

it('keeps refinements, limits and the name of the component', () => {
  expect(strict(Person).safeParse({ ...person, name: 'Nobody' }).success).toBe(false)
  expect(strict(Person).safeParse({ ...person, trips: [1, 2, 3].map(() => ({ city: 'x' })) }).success).toBe(false)
  expect(strict(Person).meta()).toMatchObject({ id: 'StrictSpecPerson' })
})
