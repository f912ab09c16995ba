import request from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDoor, type OpenDoor } from './open-door.fixture.js'

let door: OpenDoor
beforeAll(async () => void (door = await openDoor()))
afterAll(() => door.close())

const uuidV7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
const look = (headers: Record<string, string> = {}) => request(door.url).get('/trouble/none').set(headers)

describe('a request id', () => {
  it.each(['a', 'my-request_1.2:3/4', 'x'.repeat(128)])('%s of the client is kept', async (id) => {
    const response = await look({ 'x-request-id': id })
    expect(response.headers['x-request-id']).toBe(id)
    expect(response.body.requestId).toBe(id)
  })

  it.each(['', 'x'.repeat(129), 'a b', 'ä', '"quoted"'])('%s is replaced by a UUIDv7', async (id) => {
    const response = await look({ 'x-request-id': id })
    expect(response.headers['x-request-id']).toMatch(uuidV7)
    expect(response.body.requestId).toBe(response.headers['x-request-id'])
  })

  it.each(['/nowhere', '/books/%ff', '/books/7', '/trouble/bug', '/openapi.json', '/docs'])(
    'comes with every answer: %s',
    async (path) => {
      const response = await request(door.url).get(path).set('x-request-id', 'mine')
      expect(response.headers['x-request-id']).toBe('mine')
    },
  )
})

describe('the call', () => {
  it('reaches the handler, each its own', async () => {
    const ids = Array.from({ length: 50 }, (_, n) => `request-${n}`)
    const answers = await Promise.all(ids.map((id) => look({ 'x-request-id': id })))
    expect(answers.map(({ body }) => body.requestId)).toEqual(ids)
  })

  it('reaches the handler past the reading of a body', async () => {
    const ids = Array.from({ length: 50 }, (_, n) => `request-${n}`)
    const post = (id: string) => request(door.url).post('/trouble/none').set('x-request-id', id)
    const book = { title: 'x'.repeat(100), pages: 1, authors: [{ name: 'A' }] }
    const answers = await Promise.all(ids.map((id) => post(id).send(book)))
    expect(answers.map(({ body }) => body.requestId)).toEqual(ids)
  })

  it('continues a trace, or begins one', async () => {
    const traceparent = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`
    // Whether it is recorded is decided here.
    expect((await look({ traceparent })).body.traceparent).toBe(traceparent.replace(/01$/, '00'))
    expect((await look({ traceparent: 'x' })).body.traceparent).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-00$/)
  })

  it('has until its deadline', async () => {
    const { left } = (await look()).body
    expect(left).toBeGreaterThan(0)
    expect(left).toBeLessThanOrEqual(10_000)
  })

  it('knows the client, and believes nobody who speaks for another', async () => {
    expect((await look({ 'x-forwarded-for': '192.0.2.1' })).body.clientAddress).toBe('127.0.0.1')
  })

  it.each([
    ['true', '192.0.2.2'],
    ['127.0.0.1, 192.0.2.0/24', '198.51.100.1'],
  ])('knows the client behind proxies that are believed: %s', async (HTTP_TRUST_PROXY, address) => {
    const behind = await openDoor({ HTTP_TRUST_PROXY })
    const forwarded = { 'x-forwarded-for': '203.0.113.1, 198.51.100.1, 192.0.2.2' }
    const { body } = await request(behind.url).get('/trouble/none').set(forwarded)
    expect(body.clientAddress).toBe(address)
    await behind.close()
  })
})
