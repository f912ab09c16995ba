import request from 'supertest'
import { afterEach, expect, it } from 'vitest'
import { openDoor, type OpenDoor } from './open-door.fixture.js'

let door: OpenDoor
afterEach(() => door.close())

const preflight = (origin: string) =>
  request(door.url)
    .options('/books')
    .set({ origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'idempotency-key' })

it('lets no other origin in unless it is named', async () => {
  door = await openDoor()
  const response = await request(door.url).get('/books').set('origin', 'https://shop.example')
  expect(response.headers['access-control-allow-origin']).toBeUndefined()
  expect((await preflight('https://shop.example')).headers['access-control-allow-origin']).toBeUndefined()
})

it('lets in the origins that are named', async () => {
  door = await openDoor({ HTTP_CORS_ORIGINS: 'https://shop.example, https://other.example' })
  const asked = await preflight('https://other.example')
  expect(asked.status).toBe(204)
  expect(asked.headers).toMatchObject({
    'access-control-allow-origin': 'https://other.example',
    'access-control-allow-methods': expect.stringContaining('POST'),
    'access-control-allow-headers': expect.stringContaining('idempotency-key'),
    'x-request-id': expect.any(String),
  })
  const response = await request(door.url).get('/books').set('origin', 'https://shop.example')
  expect(response.headers['access-control-allow-origin']).toBe('https://shop.example')
  expect(response.headers['access-control-expose-headers']).toContain('etag')
  const stranger = await request(door.url).get('/books').set('origin', 'https://evil.example')
  expect(stranger.headers['access-control-allow-origin']).toBeUndefined()
})

it('tells a named origin what went wrong', async () => {
  door = await openDoor({ HTTP_CORS_ORIGINS: 'https://shop.example' })
  for (const path of ['/books', '/nowhere']) {
    const response = await request(door.url).post(path).set('origin', 'https://shop.example')
    expect(response.body.requestId).toBe(response.headers['x-request-id'])
    expect(response.headers['access-control-allow-origin']).toBe('https://shop.example')
  }
})
