import request from 'supertest'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addEmma, bearer, emma, unknownBook } from './books.fixture.js'
import { openDoor, type OpenDoor } from './open-door.fixture.js'

let door: OpenDoor
beforeAll(async () => void (door = await openDoor()))
beforeEach(() => void door.logs.splice(0))
afterAll(() => door.close())

const logged = (level: string) => door.logs.filter((line) => line.level === level)

describe('a failure of the contract', () => {
  it('is told as problem details', async () => {
    const response = await request(door.url).get(unknownBook).set('x-request-id', 'my-request')
    expect(response.headers['content-type']).toBe('application/problem+json')
    expect(JSON.parse(response.text)).toEqual({
      type: '/problems/library.book-not-found',
      title: 'No such book',
      status: 404,
      code: 'library.book-not-found',
      detail: `There is no book ${unknownBook.slice('/books/'.length)}.`,
      requestId: 'my-request',
    })
  })

  it('tells its details', async () => {
    const { id } = await addEmma(door.url)
    const headers = { authorization: await bearer(), 'idempotency-key': 'lent' }
    const { body } = await request(door.url).post(`/books/${id}/loans`).set(headers)
    expect(body).toMatchObject({ status: 409, until: '2026-01-31T12:00:00.000Z', by: { name: 'A' } })
  })

  it('is not worth a line in the log', async () => {
    await request(door.url).get(unknownBook)
    expect(door.logs.filter(({ level }) => level !== 'debug')).toEqual([])
  })
})

describe('what nobody expected', () => {
  it.each(['bug', 'throw text'])('shows nothing but an id that finds it in the log: %s', async (way) => {
    const { body, text } = await request(door.url).get(`/trouble/${way}`)
    expect(body).toMatchObject({ status: 500, code: 'service.internal-error', requestId: expect.any(String) })
    expect(text).not.toMatch(/secret|just text/)
    expect(logged('error')).toMatchObject([{ requestId: body.requestId, route: 'library.makeTrouble' }])
    expect(JSON.stringify(logged('error'))).toMatch(/local-library.fixture.ts|just text/)
  })
})

describe('a part that is away', () => {
  it('is told with the time to try again, and warned of', async () => {
    const response = await request(door.url).get('/trouble/unavailable')
    expect(response.body).toMatchObject({ status: 503, code: 'service.unavailable' })
    expect(response.headers['retry-after']).toBe('1')
    expect(logged('warn')).toMatchObject([{ code: 'service.unavailable', requestId: response.body.requestId }])
  })
})

describe('an address', () => {
  it('without a route is told apart from a book that is not there', async () => {
    for (const path of ['/nowhere', '/books/', '/books/1/2', '//books', '/%2e%2e/books']) {
      expect((await request(door.url).get(path)).body, path).toMatchObject({
        status: 404,
        code: 'request.no-such-route',
      })
    }
  })

  it('without a route is not worth reading a body for', async () => {
    const response = await request(door.url).post('/nowhere').type('json').send('{"')
    expect(response.body).toMatchObject({ status: 404, code: 'request.no-such-route' })
  })

  it('tells which methods it takes', async () => {
    const response = await request(door.url).patch(unknownBook).send(emma)
    expect(response.body).toMatchObject({
      status: 405,
      code: 'request.method-not-allowed',
      allowed: ['GET', 'PUT', 'DELETE'],
    })
    expect(response.headers.allow).toBe('GET, PUT, DELETE')
    expect((await request(door.url).options('/books')).headers.allow).toBe('GET, POST')
  })
})

describe('a body', () => {
  const post = async (type: string, text: string) => {
    const headers = { authorization: await bearer('librarian'), 'content-type': type }
    return request(door.url).post('/books').set(headers).send(text)
  }

  it.each([
    ['text', 'text/plain', 415, 'request.unsupported-media-type'],
    ['a form', 'application/x-www-form-urlencoded', 415, 'request.unsupported-media-type'],
    ['of a type that is none', 'json', 415, 'request.unsupported-media-type'],
    ['of JSON with a suffix', 'application/vnd.api+json', 415, 'request.unsupported-media-type'],
    ['of JSON in other words', 'Application/JSON; charset="utf-8"', 201, undefined],
  ])('%s', async (_, type, status, code) => {
    const response = await post(type, JSON.stringify(emma))
    expect(response.status).toBe(status)
    expect(response.body.code).toBe(code)
  })

  it.each(['{"title":', '{title:1}', "{'title':1}", 'NaN', '[1,]', '\uFEFF{', '"\u0001"'])(
    'that is not JSON: %s',
    async (text) => {
      const { body } = await post('application/json', text)
      const errors = [{ path: '', message: 'Not valid JSON' }]
      expect(body).toMatchObject({ status: 400, code: 'request.invalid', detail: 'The body is not valid.', errors })
    },
  )
})

describe('every outcome', () => {
  it('is counted by operation', async () => {
    await request(door.url).get(unknownBook)
    const { values } = await door.metrics.calls.get()
    const labels = { door: 'http', operation: 'library.getBook', outcome: 'library.book-not-found' }
    const counted = values.find(
      ({ labels: it, metricName }) => it.outcome === labels.outcome && metricName?.endsWith('_count'),
    )
    expect(counted).toMatchObject({ labels, value: expect.any(Number) })
  })
})
