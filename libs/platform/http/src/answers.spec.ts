import request from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addEmma, bearer, emma } from './books.fixture.js'
import { openDoor, type OpenDoor } from './open-door.fixture.js'

let door: OpenDoor
let librarian: string

beforeAll(async () => {
  door = await openDoor()
  librarian = await bearer('librarian')
})
afterAll(() => door.close())

describe('an answer', () => {
  it('has the status, the address and the version of what was made, and no field that its schema lacks', async () => {
    const response = await request(door.url).post('/books').set('authorization', librarian).send(emma)
    const ours = { id: expect.any(String), version: 1, shelf: null, addedAt: expect.any(String) }
    expect(response.status).toBe(201)
    expect(response.type).toBe('application/json')
    expect(response.headers.location).toBe(`/books/${response.body.id}`)
    expect(response.headers.etag).toBe('"1"')
    expect(response.body).toEqual({ ...emma, ...ours })
  })

  it('carries the version that If-Match takes', async () => {
    const { id } = await addEmma(door.url)
    const change = (version: string) =>
      request(door.url).put(`/books/${id}`).set({ authorization: librarian, 'if-match': version }).send(emma)
    const read = await request(door.url).get(`/books/${id}`)
    expect(read.headers.etag).toBe('"1"')
    const changed = await change(read.headers.etag!)
    expect(changed.status).toBe(200)
    expect(changed.headers.etag).toBe('"2"')
    const stale = await change(read.headers.etag!)
    expect(stale.body).toMatchObject({ status: 412, code: 'request.precondition-failed' })
    expect(stale.headers.etag).toBeUndefined()
  })

  it('is empty with status 204 where the operation has no output', async () => {
    const { id } = await addEmma(door.url)
    const response = await request(door.url).delete(`/books/${id}`).set('authorization', librarian)
    expect(response.status).toBe(204)
    expect(response.text).toBe('')
    expect(response.headers['content-type']).toBeUndefined()
  })

  it.each([
    ['now', 201],
    ['wait', 202],
  ])('has the status that its content asks for: %s', async (key, status) => {
    const { id } = await addEmma(door.url)
    const headers = { authorization: await bearer(), 'idempotency-key': key }
    const response = await request(door.url).post(`/books/${id}/loans`).set(headers)
    expect(response.status).toBe(status)
    expect(response.body.bookId).toBe(id)
  })

  it('tells by HEAD what GET would, without a body', async () => {
    const { id } = await addEmma(door.url)
    const response = await request(door.url).head(`/books/${id}`)
    expect(response.status).toBe(200)
    expect(response.headers.etag).toBe('"1"')
    expect(Number(response.headers['content-length'])).toBeGreaterThan(0)
  })

  it.each([
    ['of success', '/books'],
    ['of failure', '/books/none'],
    ['for an unknown address', '/nowhere'],
    ['for a malformed address', '/books/%FF'],
  ])('%s is not sniffed, not framed, not stored, and does not say what made it', async (_, path) => {
    const { headers } = await request(door.url).get(path)
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    })
    expect(headers.server ?? headers['x-powered-by']).toBeUndefined()
  })
})
