import { connect } from 'node:net'
import request from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bearer, emma } from './books.fixture.js'
import { openDoor, type OpenDoor } from './open-door.fixture.js'
import { findHostile } from './hostile-strings.js'

let door: OpenDoor
let librarian: string

beforeAll(async () => {
  door = await openDoor()
  librarian = await bearer('librarian')
})
afterAll(() => door.close())

const post = (body: string | Buffer) => {
  const asked = request(door.url).post('/books').set('authorization', librarian).type('json')
  return asked.serialize((it) => it as unknown as string).send(body as string)
}
const written = async () => (await request(door.url).get('/books?limit=100')).body.items.length
const bookWith = (field: string) => `${JSON.stringify(emma).slice(0, -1)},${field}}`

describe('a body', () => {
  it.each([
    ['a negative number', bookWith('"pages":-1')],
    ['2^53', bookWith('"pages":9007199254740992')],
    ['1e309', bookWith('"weight":1e309')],
    ['-1e309', bookWith('"weight":-1e309')],
    ['a number as text', bookWith('"pages":"1"')],
    ['NUL', bookWith('"title":"\\u0000"')],
    ['NUL where anything goes', bookWith('"notes":{"a":["x",{"b":"\\u0000"}]}')],
    ['NUL in a key', bookWith('"notes":{"\\u0000":1}')],
    ['half of a surrogate pair', bookWith('"title":"\\ud83d"')],
    ['the other half', bookWith('"authors":[{"name":"\\udca9"}]')],
    ['surrogates the wrong way round', bookWith('"title":"\\udca9\\ud83d"')],
    ['__proto__', bookWith('"__proto__":{"admin":true}')],
    ['__proto__ written otherwise', bookWith('"\\u005f_proto__":{"admin":true}')],
    ['__proto__ deep inside', bookWith('"notes":{"a":{"__proto__":{"admin":true}}}')],
    ['a constructor with a prototype', bookWith('"notes":{"constructor":{"prototype":{"admin":true}}}')],
    ['an unknown field', bookWith('"toString":1')],
    ['a depth of 10,000', bookWith(`"notes":{"a":${'['.repeat(10_000)}${']'.repeat(10_000)}}`)],
    ['a depth of 500,000', '['.repeat(500_000) + ']'.repeat(500_000)],
    ['many megabytes of text', bookWith(`"title":"${'x'.repeat(10_000_000)}"`)],
    ['bytes that are not UTF-8', Buffer.from([0x22, 0xff, 0xfe, 0x22])],
    ['UTF-16', Buffer.from(JSON.stringify(emma), 'utf16le')],
  ])('with %s is refused, and nothing is written', async (_, body) => {
    const before = await written()
    const response = await post(body)
    expect(response.body.status).toBe(response.status)
    expect([400, 413]).toContain(response.status)
    expect(await written()).toBe(before)
  })

  it('tells where a hostile string is', async () => {
    const { body } = await post(bookWith('"notes":{"a":["x",{"b":"\\u0000"}]}'))
    expect(body.errors).toEqual([{ path: 'notes.a[1].b', message: 'Contains NUL or half of a surrogate pair' }])
  })

  it('with a field given twice means the last one', async () => {
    const { status, body } = await post(bookWith('"pages":1,"pages":2'))
    expect([status, body.pages]).toEqual([201, 2])
  })

  it('may hold all of Unicode', async () => {
    const title = 'naïve 数 👩‍👩‍👧 \u0001\u2028\ufffd'
    expect((await post(JSON.stringify({ ...emma, title }))).body.title).toBe(title)
  })
})

describe('a hostile string', () => {
  it.each(['/books?query=%00', '/books?%00=1', '/trouble/%00', '/books?query=%ED%A0%80', '/trouble/%C0%80'])(
    'in %s is refused',
    async (path) => {
      expect((await request(door.url).get(path)).body).toMatchObject({ status: 400, code: 'request.invalid' })
    },
  )

  it('is found at any depth that a schema can have, and nothing is looked at below', () => {
    const nested = (depth: number, inner: unknown): unknown => (depth === 0 ? inner : [nested(depth - 1, inner)])
    expect(findHostile(nested(64, '\0'))?.message).toContain('NUL')
    expect(findHostile(nested(65, '\0'))?.message).toContain('deep')
    expect(findHostile(nested(64, 'x'))).toBeUndefined()
  })
})

describe('what is hardly HTTP', () => {
  /** What comes back for `text`, sent as it is. */
  const spoken = (text: string) =>
    new Promise<string>((resolve, reject) => {
      let answer = ''
      const socket = connect(door.port, '127.0.0.1', () => socket.write(text))
      socket.on('data', (data) => (answer += data)).on('end', () => (socket.end(), resolve(answer)))
      socket.on('error', reject)
    })

  it.each([
    ['not HTTP at all', 'hello\r\n\r\n', 400, 'request.invalid'],
    [
      'two lengths',
      'POST /books HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n',
      400,
      'request.invalid',
    ],
    [
      'two different lengths',
      'POST /books HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab',
      400,
      'request.invalid',
    ],
    [
      'a folded header',
      'GET /books HTTP/1.1\r\nHost: a\r\nX: a\r\n b\r\nConnection: close\r\n\r\n',
      400,
      'request.invalid',
    ],
    [
      'huge headers',
      `GET /books HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`,
      431,
      'request.headers-too-large',
    ],
    ['a huge address', `GET /${'x'.repeat(20_000)} HTTP/1.1\r\nHost: a\r\n\r\n`, 431, 'request.headers-too-large'],
    ['an unknown method', 'BREW /books HTTP/1.1\r\nHost: a\r\n\r\n', 400, 'request.invalid'],
    [
      'a method of others',
      'PROPFIND /books HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
      405,
      'request.method-not-allowed',
    ],
    [
      'an address with its host',
      'GET http://a/nowhere HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
      404,
      'request.no-such-route',
    ],
  ])('%s', async (_, text, status, code) => {
    const [head = '', body = ''] = (await spoken(text)).split('\r\n\r\n')
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
    expect(head).toContain('application/problem+json')
    expect(JSON.parse(body)).toMatchObject({ status, code, requestId: expect.any(String) })
  })
})
