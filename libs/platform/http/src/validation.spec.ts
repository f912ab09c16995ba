import request from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addEmma, bearer, emma, unknownBook } from './books.fixture.js'
import { openDoor, type OpenDoor } from './open-door.fixture.js'

let door: OpenDoor
let librarian: string

beforeAll(async () => {
  door = await openDoor()
  librarian = await bearer('librarian')
})
afterAll(() => door.close())

const add = (body: object) => request(door.url).post('/books').set('authorization', librarian).send(body)

describe('a body', () => {
  it('that does not fit is refused with the place of each error', async () => {
    const { status, body } = await add({ title: '', pages: 1.5, authors: [{ name: 'A' }, {}] })
    expect(status).toBe(400)
    expect(body).toMatchObject({ code: 'request.invalid', detail: 'The body is not valid.' })
    expect(body.errors.map(({ path }: { path: string }) => path)).toEqual(['title', 'pages', 'authors[1].name'])
  })

  it.each([
    ['at the top', { ...emma, isbn: '1' }, 'isbn'],
    ['inside', { ...emma, authors: [{ name: 'A', born: 1775 }] }, 'authors[0].born'],
  ])('with an unknown field %s is refused', async (_, body, path) => {
    const response = await add(body)
    expect(response.body).toMatchObject({ status: 400, errors: [{ path, message: 'Unknown field' }] })
  })

  it.each([
    ['a list', [emma]],
    ['text', 'Emma'],
    ['null', null],
  ])('that is %s is refused', async (_, value) => {
    const response = await add([]).send(JSON.stringify(value)).type('json')
    expect(response.body).toMatchObject({ status: 400, code: 'request.invalid', errors: [{ path: '' }] })
  })

  it('that is missing is refused', async () => {
    const post = () => request(door.url).post('/books').set('authorization', librarian)
    for (const response of [await post(), await post().type('json')]) {
      expect(response.body).toMatchObject({ status: 400, code: 'request.invalid', errors: [{ path: '' }] })
    }
  })

  it('with very many errors gets a short answer', async () => {
    const { body, text } = await add({ ...emma, authors: Array(10_000).fill({ [`${'x'.repeat(50)}`]: 1 }) })
    expect(body.errors).toHaveLength(20)
    expect(text.length).toBeLessThan(5_000)
  })
})

describe('a query', () => {
  const list = (query: string) => request(door.url).get(`/books?${query}`)
  const understood = async (query: string) => JSON.parse((await list(query)).body.nextCursor)

  it('is read as its schema says', async () => {
    expect(await understood('')).toEqual({ limit: 20, lent: false })
    expect(await understood('limit=5&maxPages=-3&lent=true&query=12')).toEqual({
      limit: 5,
      maxPages: -3,
      lent: true,
      query: '12',
    })
    expect(await understood('query=J%C3%BCrgen+%26+co')).toMatchObject({ query: 'Jürgen & co' })
  })

  it.each([
    ['limit=0', 'limit'],
    ['limit=101', 'limit'],
    ['limit=', 'limit'],
    ['limit=1e1', 'limit'],
    ['limit=0x10', 'limit'],
    ['limit=1.5', 'limit'],
    ['limit=%201', 'limit'],
    ['limit=Infinity', 'limit'],
    ['maxPages=9007199254740993', 'maxPages'],
    ['lent=1', 'lent'],
    ['lent=TRUE', 'lent'],
    ['lent=constructor', 'lent'],
    [`query=${'x'.repeat(101)}`, 'query'],
    ['colour=red', 'colour'],
    ['__proto__=x', '__proto__'],
    ['query=a&query=b', 'query'],
    ['limit=1&limit=1', 'limit'],
  ])('%s is refused', async (query, path) => {
    const { body } = await list(query)
    expect(body).toMatchObject({ status: 400, code: 'request.invalid', errors: [{ path }] })
  })

  it.each(['query=%', 'query=%zz', 'query=%ff', 'query=%C3'])('%s is refused: not UTF-8', async (query) => {
    expect((await list(query)).body).toMatchObject({ status: 400, code: 'request.invalid' })
  })
})

describe('a path', () => {
  it.each(['/books/7', '/books/a%2Fb', '/books/%00', '/books/%', '/books/%ff', `/books/${'1'.repeat(600)}`])(
    '%s is refused',
    async (path) => {
      expect((await request(door.url).get(path)).body).toMatchObject({ status: 400, code: 'request.invalid' })
    },
  )
})

describe('If-Match', () => {
  const change = (headers: Record<string, string>) =>
    request(door.url)
      .put(unknownBook)
      .set({ authorization: librarian, ...headers })
      .send(emma)

  it.each([
    ['missing', {}, 428, 'request.precondition-required'],
    ['for any version', { 'if-match': '*' }, 428, 'request.precondition-required'],
    ['weak', { 'if-match': 'W/"3"' }, 412, 'request.precondition-failed'],
    ['not of ours', { 'if-match': '"abc"' }, 412, 'request.precondition-failed'],
    ['written otherwise', { 'if-match': '"03"' }, 412, 'request.precondition-failed'],
    ['not quoted', { 'if-match': '3' }, 400, 'request.invalid'],
    ['a list', { 'if-match': '"3", "4"' }, 400, 'request.invalid'],
    ['well-formed', { 'if-match': '"3"' }, 404, 'library.book-not-found'],
  ])('%s', async (_, headers, status, code) => {
    expect((await change(headers as Record<string, string>)).body).toMatchObject({ status, code })
  })
})

describe('Idempotency-Key', () => {
  const borrow = async (key?: string | string[]) => {
    const { id } = await addEmma(door.url)
    const authorization = await bearer()
    const headers = { authorization, ...(key !== undefined && { 'idempotency-key': key as string }) }
    return request(door.url).post(`/books/${id}/loans`).set(headers)
  }

  it.each([
    ['missing', undefined],
    ['empty', ''],
    ['too long', 'x'.repeat(256)],
    ['not ASCII', 'käy'],
    ['given twice', ['a', 'b']],
  ])('%s is refused', async (_, key) => {
    const { body } = await borrow(key)
    expect(body).toMatchObject({ status: 400, code: 'request.invalid', errors: [{ path: 'Idempotency-Key' }] })
  })

  it('of 255 printable characters is taken', async () => {
    expect((await borrow('~ "'.padEnd(255, '!'))).status).toBe(201)
  })
})
