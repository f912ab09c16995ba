import { expect, it } from 'vitest'
import * as z from 'zod'
import { defineContract } from './contract.js'
import { event } from './event.js'
import { failure, revive } from './failure.js'
import { invalidRequest } from './invalid-request.js'
import { command, query } from './operation.js'
import { isRemote, markRemote } from './port.js'

const contract = defineContract({
  domain: 'library',
  operations: {
    lendBook: command({ summary: 'Lend', access: 'signed-in', input: z.object({}), output: z.void() }),
    findBook: query({ summary: 'Find', access: 'anyone', input: z.object({}), output: z.void() }),
  },
  events: {
    bookLent: event({ summary: 'Lent', aggregate: 'bookId', payload: z.object({ bookId: z.string() }) }),
  },
})

class Lent extends failure({
  code: 'library.lent',
  status: 409,
  title: 'The book is lent',
  details: z.object({ until: z.string() }),
}) {}

it('derives subjects from the names of domain, operation and event', () => {
  expect(contract.operations.lendBook.subject).toBe('library.rpc.lend-book')
  expect(contract.events.bookLent.subject).toBe('library.event.book-lent')
})

it('asks again only for queries and for commands that say so', () => {
  expect(contract.operations.findBook.idempotent).toBe(true)
  expect(contract.operations.lendBook.idempotent).toBe(false)
})

it('makes a failure of the same class from what came over a wire', () => {
  const thrown = new Lent('It is back in May.', { until: '2026-05-01' })
  const revived = revive(Lent, thrown.detail, thrown.details)
  expect(revived).toBeInstanceOf(Lent)
  expect(revived).toMatchObject({ name: 'Lent', detail: 'It is back in May.', details: { until: '2026-05-01' } })
  expect(revived.kind).toMatchObject({ code: 'library.lent', status: 409 })
})

it('says where a request is wrong', () => {
  const { error } = z
    .object({ lines: z.array(z.object({ quantity: z.int() })) })
    .safeParse({ lines: [{ quantity: '1' }] })
  const failed = invalidRequest(error!.issues)
  expect(failed.details).toMatchObject({ errors: [{ path: 'lines[0].quantity' }] })
  expect(failed.detail).toContain('lines[0].quantity: ')
})

it('tells a remote neighbour from a local one', () => {
  expect(isRemote({})).toBe(false)
  expect(isRemote(markRemote({}))).toBe(true)
})
