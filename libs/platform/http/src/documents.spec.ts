import { Validator } from '@seriousme/openapi-schema-validator'
import request from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDoor, type OpenDoor } from './open-door.fixture.js'

let door: OpenDoor
// Read by hand and by key: typing all of OpenAPI would say no more.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
let document: any

beforeAll(async () => {
  door = await openDoor()
  document = (await request(door.url).get('/openapi.json')).body
})
afterAll(() => door.close())

const schemas = () => document.components.schemas
const get = (path: string) => request(door.url).get(path)

describe('the API document', () => {
  it('is valid OpenAPI 3.1', async () => {
    expect(await new Validator().validate(structuredClone(document))).toEqual({ valid: true })
    expect(document.openapi).toBe('3.1.0')
  })

  it('has no reference that leads nowhere', () => {
    const references = JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)
    const names = new Set([...references].map(([, name]) => name))
    expect(Object.keys(schemas())).toEqual(expect.arrayContaining([...names]))
  })

  it('names each operation by its contract, and who may call it', () => {
    expect(document.paths['/books/{bookId}'].put).toMatchObject({
      operationId: 'library.changeBook',
      summary: 'Change a book',
      description: 'Needs the role librarian.',
      tags: ['library'],
      security: [{ bearer: [] }],
    })
    expect(document.paths['/books'].get.security).toBeUndefined()
    expect(document.components.securitySchemes.bearer).toMatchObject({ type: 'http', scheme: 'bearer' })
  })

  it('tells the answers of success', () => {
    const book = { 'application/json': { schema: { $ref: '#/components/schemas/Book' } } }
    expect(document.paths['/books'].post.responses['201']).toMatchObject({
      content: book,
      headers: { ETag: {}, Location: {} },
    })
    expect(document.paths['/books/{bookId}'].get.responses['200'].content).toEqual(book)
    expect(document.paths['/books/{bookId}'].delete.responses['204'].content).toBeUndefined()
    const loans = document.paths['/books/{bookId}/loans'].post.responses
    const statuses = Object.keys(loans).filter((status) => status.startsWith('2'))
    expect(statuses).toEqual(['201', '202'])
  })

  it('tells each failure with its code', () => {
    const { responses } = document.paths['/books/{bookId}'].put
    expect(Object.keys(responses).filter((status) => status >= '400')).toEqual([
      '400',
      '401',
      '403',
      '404',
      '408',
      '412',
      '413',
      '415',
      '428',
      '500',
      '503',
      '504',
    ])
    const [content] = Object.values(responses['404'].content as object)
    expect(Object.keys(responses['404'].content)).toEqual(['application/problem+json'])
    expect(content.examples['library.book-not-found'].value).toMatchObject({
      type: '/problems/library.book-not-found',
      status: 404,
      code: 'library.book-not-found',
    })
    const overloaded = responses['503'].content['application/problem+json']
    expect(Object.keys(overloaded.examples)).toEqual(['service.overloaded', 'service.unavailable'])
    expect(overloaded.schema.anyOf).toHaveLength(2)
    expect(Object.keys(document.paths['/books'].get.responses)).toEqual(['200', '400', '500', '503', '504'])
  })

  it('tells the details of a failure', () => {
    const { properties, required } = schemas().LibraryBookLentProblem
    expect(properties).toMatchObject({
      code: { const: 'library.book-lent' },
      until: { $ref: '#/components/schemas/Instant' },
    })
    expect(required).toEqual(['type', 'title', 'status', 'code', 'detail', 'requestId', 'until', 'by'])
    const [{ value }] = Object.values(
      document.paths['/books/{bookId}/loans'].post.responses['409'].content['application/problem+json'].examples,
    ) as [{ value: object }]
    expect(value).toMatchObject({ until: expect.any(String), by: { name: expect.any(String) } })
  })

  it('tells each parameter of query, path and headers', () => {
    const parameters = (path: string, method: string) => document.paths[path][method].parameters
    expect(parameters('/books', 'get')).toEqual([
      { name: 'query', in: 'query', required: false, schema: { type: 'string', maxLength: 100 } },
      { name: 'maxPages', in: 'query', required: false, schema: expect.objectContaining({ type: 'integer' }) },
      { name: 'lent', in: 'query', required: false, schema: { type: 'boolean', default: false } },
      expect.objectContaining({ name: 'cursor', in: 'query', required: false }),
      expect.objectContaining({ name: 'limit', required: false, schema: expect.objectContaining({ default: 20 }) }),
    ])
    expect(parameters('/books/{bookId}', 'put')).toEqual([
      expect.objectContaining({ name: 'bookId', in: 'path', required: true }),
      expect.objectContaining({ name: 'If-Match', in: 'header', required: true }),
    ])
    expect(parameters('/books/{bookId}/loans', 'post')).toContainEqual(
      expect.objectContaining({
        name: 'Idempotency-Key',
        required: true,
        schema: expect.objectContaining({ maxLength: 255 }),
      }),
    )
  })

  it('tells bodies, which are strict, apart from answers, which may grow', () => {
    const { requestBody } = document.paths['/books'].post
    expect(requestBody).toEqual({
      required: true,
      content: { 'application/json': { schema: { $ref: '#/components/schemas/NewBook' } } },
    })
    const { NewBook, AuthorInput, Author, Book } = schemas()
    expect(NewBook.additionalProperties).toBe(false)
    expect(NewBook.properties.authors.items).toEqual({ $ref: '#/components/schemas/AuthorInput' })
    expect(AuthorInput.additionalProperties).toBe(false)
    expect(Author.additionalProperties).toBeUndefined()
    expect(Book.additionalProperties).toBeUndefined()
    expect(Book.properties.shelf).toEqual({ type: ['string', 'null'] })
    expect(schemas().IdInput).toBeUndefined()
  })
})

describe('the page', () => {
  it('runs the scripts of this server and no others', async () => {
    const { headers, text, status } = await get('/docs')
    expect(status).toBe(200)
    expect(headers['content-type']).toBe('text/html; charset=utf-8')
    expect(headers['content-security-policy']).toContain("script-src 'self';")
    expect(text).not.toMatch(/<script>|https?:/)
  })

  it('has its files here, for ever', async () => {
    const { text } = await get('/docs')
    const files = [...text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path = '']) => path)
    expect(files).toHaveLength(3)
    for (const file of files) {
      const { headers, status } = await get(file)
      expect(status).toBe(200)
      expect(headers).toMatchObject({
        'cache-control': 'public, max-age=31536000, immutable',
        'content-encoding': 'gzip',
        vary: 'accept-encoding',
      })
    }
  })

  it.each([
    ['gzip, deflate, br', true],
    ['*', true],
    ['gzip;q=0.5', true],
    ['identity', false],
    ['', false],
    ['gzip;q=0', false],
    ['br, gzip; q=0.0', false],
  ])('packs them for %s: %s', async (accepted, packed) => {
    const raw = await fetch(`${door.url}/docs/start.js`, { headers: { 'accept-encoding': accepted } })
    expect(raw.headers.get('content-encoding') === 'gzip').toBe(packed)
    expect(await raw.text()).toContain('SwaggerUIBundle(')
  })

  it('has scripts that a browser can read', async () => {
    const text = await (await fetch(`${door.url}/docs/swagger-ui.js`)).text()
    expect(text).toContain('SwaggerUIBundle')
    expect(() => new Function(text)).not.toThrow()
  })
})
