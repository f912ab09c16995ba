import { Id, Instant, Money, pageOf } from '@twofold/platform-contract'
import { fastify } from 'fastify'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { answerSchema } from './answer-schema.js'

/** What a client gets of `answer`, through Fastify's own serialiser. */
async function sent(output: z.ZodType, answer: unknown): Promise<unknown> {
  const server = fastify()
  server.get('/', { schema: { response: { '2xx': answerSchema(output) } } }, () => answer)
  const { statusCode, payload } = await server.inject('/')
  if (statusCode !== 200) throw new Error(payload)
  return JSON.parse(payload)
}

const Line = z.object({ sku: z.string(), quantity: z.int() }).meta({ id: 'AnswerLine' })

describe('an answer', () => {
  it.each<[string, z.ZodType, unknown]>([
    ['money', z.object({ price: Money }), { price: { amount: 1999, currency: 'EUR' } }],
    ['ids and instants', z.object({ id: Id, at: Instant }), { id: 'not checked', at: '2026-01-31T12:00:00.000Z' }],
    ['a page', pageOf(Line), { items: [{ sku: 'A', quantity: 1 }], nextCursor: null }],
    ['the empty last page', pageOf(Line), { items: [], nextCursor: 'abc' }],
    ['null where it may be', z.object({ line: Line.nullable(), on: z.boolean().nullable() }), { line: null, on: null }],
    ['a value where null may be', z.object({ line: Line.nullable() }), { line: { sku: 'A', quantity: 2 } }],
    ['no optional field', z.object({ note: z.string().optional() }), {}],
    ['an enum value of a newer version', z.object({ status: z.enum(['a', 'b']) }), { status: 'c' }],
    ['a nullable enum', z.object({ status: z.enum(['a', 'b']).nullable() }), { status: 'c' }],
    ['a literal of a newer version', z.object({ kind: z.literal('a') }), { kind: 'b' }],
    ['mixed literals', z.object({ kind: z.literal([1, 'a', null]) }), { kind: null }],
    ['a record', z.record(z.string(), Line), { x: { sku: 'A', quantity: 1 } }],
    ['a record of anything', z.object({ of: z.record(z.string(), z.unknown()) }), { of: { a: [1, { b: null }] } }],
    ['a loose object', z.looseObject({ a: z.string() }), { a: 'x', b: { c: 1 } }],
    ['a tuple', z.object({ pair: z.tuple([z.string(), z.int()]) }), { pair: ['a', 1] }],
    ['a union of strings and numbers', z.object({ value: z.union([z.string(), z.number()]) }), { value: 1.5 }],
    ['a union of a string and an object', z.object({ value: z.union([z.string(), Line]) }), { value: 'x' }],
    ['a list at the root', z.array(Line), [{ sku: 'A', quantity: 1 }]],
    ['an unknown value', z.object({ any: z.unknown() }), { any: { deep: [1, 'a', null, true] } }],
    ['an unknown value that is not there', z.object({ any: z.unknown() }), {}],
    [
      'a nested intersection',
      z.intersection(z.object({ a: z.string() }), z.object({ b: Line })),
      { a: 'x', b: { sku: 'A', quantity: 1 } },
    ],
    ['the largest safe integer', z.object({ n: z.int() }), { n: Number.MAX_SAFE_INTEGER }],
    ['fractions', z.object({ n: z.number() }), { n: 0.1 + 0.2 }],
    [
      'quotes, controls and other scripts',
      z.object({ s: z.string() }),
      { s: '"\\\u0000\u2028 naïve 数 🧺'.repeat(20) },
    ],
  ])('keeps %s', async (_, output, answer) => {
    expect(await sent(output, answer)).toEqual(answer)
  })

  const Event = z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('moved'), to: z.string(), by: z.object({ name: z.string() }) }),
    z.object({ kind: z.literal('counted'), count: z.int(), by: z.object({ id: z.int() }) }),
  ])

  it.each([
    { kind: 'moved', to: 'here', by: { name: 'A' } },
    { kind: 'counted', count: 3, by: { id: 1 } },
    { kind: 'of a newer version' },
  ])('keeps the branch $kind of a union', async (answer) => {
    expect(await sent(z.array(Event), [answer])).toEqual([answer])
  })

  it('loses the fields that its schema does not know, at every depth', async () => {
    const output = z.object({ lines: z.array(Line), event: Event.nullable() })
    const secret = { secret: true }
    const event = { kind: 'counted', count: 1, by: { id: 1, ...secret }, ...secret }
    const answer = { lines: [{ sku: 'A', quantity: 1, ...secret }], event, ...secret }
    expect(await sent(output, answer)).toEqual({
      lines: [{ sku: 'A', quantity: 1 }],
      event: { kind: 'counted', count: 1, by: { id: 1 } },
    })
  })

  it('tells dates as ISO strings', async () => {
    const at = new Date('2026-01-31T12:00:00.000Z')
    expect(await sent(z.object({ at: Instant, on: z.date() }), { at, on: at })).toEqual({
      at: at.toISOString(),
      on: at.toISOString(),
    })
  })

  it('keeps schemas that contain themselves', async () => {
    const Tree = z.object({ name: z.string(), get branches() { return z.array(Tree) } }) // prettier-ignore
    const tree = { name: 'a', branches: [{ name: 'b', branches: [{ name: 'c', branches: [] }] }] }
    expect(await sent(Tree, tree)).toEqual(tree)
  })

  it('is written by type, without a look at its values, where null is all that it may be besides', () => {
    const output = z.object({ cursor: z.string().nullable(), line: Line.nullable() })
    expect(answerSchema(output).properties).toEqual({
      cursor: { type: 'string', nullable: true },
      line: { ...answerSchema(Line), nullable: true },
    })
  })

  it('fails where a required field is missing: that is a bug', async () => {
    await expect(sent(Line, { sku: 'A' })).rejects.toThrow('quantity')
  })
})
