import { InvalidRequest, newId, Unauthenticated } from '@twofold/platform-contract'
import { describe, expect, it } from 'vitest'
import {
  expectProblem,
  MethodNotAllowed,
  NoSuchRoute,
  TooLarge,
  UnsupportedMediaType,
} from '../../fixtures/problems.js'
import { baseUrl, shop } from '../../fixtures/shop.js'

describe('every answer', () => {
  it.each(['/products', '/nowhere', '/orders'])('at %s names its request as the caller does', async (path) => {
    for (const id of ['abc-123', newId(), 'a:b/c+d=@~_.9']) {
      const { headers, body } = await shop.get(path).set('x-request-id', id)
      expect(headers['x-request-id']).toBe(id)
      expect(body.requestId ?? id).toBe(id)
    }
  })

  it('names a request by itself where the caller does not, or not in a way fit for logs', async () => {
    for (const id of ['', 'a b', 'x'.repeat(129), '<script>', 'ünïcode']) {
      const { headers } = await fetch(`${baseUrl}/nowhere`, { headers: { 'x-request-id': id } })
      expect(headers.get('x-request-id')).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
    }
  })

  it('is for nobody else to keep, to frame or to guess at', async () => {
    for (const path of ['/products', '/nowhere']) {
      const { headers } = await shop.get(path)
      expect(headers).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' })
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
      expect(headers).not.toHaveProperty('x-powered-by')
    }
  })
})

describe('an address', () => {
  it.each([
    '/nowhere',
    '/',
    '/products/x/y',
    '/PRODUCTS',
    '/products/',
    '/orders/x/cancellations',
    '/metrics',
    '/livez',
  ])('at which there is nothing: %s', async (path) => {
    expectProblem(await shop.get(path), NoSuchRoute)
    expectProblem(await shop.post(path).send({}), NoSuchRoute)
  })

  it.each([
    ['put', '/products', 'GET, POST'],
    ['delete', '/orders', 'GET, POST'],
    ['get', '/sessions', 'POST'],
    ['post', '/accounts/me', 'GET, PATCH'],
  ] as const)('that does not take a method says which it takes: %s %s', async (method, path, allow) => {
    const answer = await shop[method](path)
    expectProblem(answer, MethodNotAllowed, { allowed: allow.split(', ') })
    expect(answer.headers.allow).toBe(allow)
  })

  it.each([
    ['get', '/products/%zz'],
    ['get', '/products?query=%ff'],
    ['get', '/products?query=%ED%A0%80'],
    ['get', '/stock/%00'],
    ['delete', '/sessions/current?a=%ff'],
  ] as const)('that is no address: %s %s', async (method, path) => {
    expectProblem(await shop[method](path), InvalidRequest)
  })
})

describe('a body', () => {
  const register = () => shop.post('/accounts')

  it.each(['{', '{"email":', "{'email': 1}", '[1,]', 'NaN', '\u0000'])(
    'that is not JSON is refused: %s',
    async (text) => {
      expectProblem(await register().type('json').send(text), InvalidRequest)
    },
  )

  it.each(['"text"', '1', 'null', 'true', '[]', '[{}]'])('that is no object is refused: %s', async (text) => {
    expectProblem(await register().type('json').send(text), InvalidRequest)
  })

  it('that is not UTF-8 is refused', async () => {
    const bytes = Buffer.from('{"email":"a@example.com","password":"correct horse","name":"\xff"}', 'latin1')
    const { status } = await fetch(`${baseUrl}/accounts`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: bytes,
    })
    expect(status).toBe(400)
  })

  it('that is missing is refused', async () => {
    expectProblem(await register(), InvalidRequest)
    expectProblem(await register().type('json').send(''), InvalidRequest)
  })

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/xml', 'multipart/form-data; boundary=x'])(
    'of the type %s is refused',
    async (type) => {
      expectProblem(await register().set('content-type', type).send('a=1'), UnsupportedMediaType)
    },
  )

  it('of more than 1 MiB is refused, whether it says so or not', async () => {
    const name = 'x'.repeat(1_048_577)
    expectProblem(await register().send({ name }), TooLarge)
    const stream = new Blob([JSON.stringify({ name })]).stream()
    const headers = { 'content-type': 'application/json' }
    const { status } = await fetch(`${baseUrl}/accounts`, {
      method: 'POST',
      headers,
      body: stream,
      duplex: 'half',
    } as object)
    expect(status).toBe(413)
  })

  it('of 1 MiB is read', async () => {
    const answer = await register().send({ email: 'x'.repeat(1_000_000) })
    expectProblem(answer, InvalidRequest)
  })
})

describe('whoever is not signed in', () => {
  it('is told how to sign in, and what is wrong with the token', async () => {
    const without = await shop.get('/orders')
    expectProblem(without, Unauthenticated)
    expect(without.headers['www-authenticate']).toBe('Bearer')
    const wrong = await shop.get('/orders').set('authorization', 'Bearer nonsense')
    expectProblem(wrong, Unauthenticated)
    expect(wrong.headers['www-authenticate']).toBe('Bearer error="invalid_token"')
  })
})
