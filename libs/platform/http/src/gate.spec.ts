import { once } from 'node:events'
import { connect } from 'node:net'
import { newId } from '@twofold/platform-contract'
import { UnsecuredJWT } from 'jose'
import request from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addEmma, bearer, emma, unknownBook } from './books.fixture.js'
import { tokenOf } from './issuer.fixture.js'
import { openDoor, type OpenDoor } from './open-door.fixture.js'

let door: OpenDoor
beforeAll(async () => void (door = await openDoor()))
afterAll(() => door.close())

const unsigned = () => new UnsecuredJWT({ sid: newId(), roles: ['librarian'] }).setSubject(newId()).encode()

describe('an operation for a role', () => {
  const add = (authorization?: string) => {
    const post = request(door.url).post('/books')
    return (authorization === undefined ? post : post.set('authorization', authorization)).send(emma)
  }

  it('lets those in who have it', async () => {
    expect((await add(await bearer('librarian'))).status).toBe(201)
    expect((await add((await bearer('librarian')).replace('Bearer', 'bearer'))).status).toBe(201)
  })

  it('asks nobody to sign in, with a challenge', async () => {
    const response = await add()
    expect(response.body).toMatchObject({ status: 401, code: 'request.unauthenticated' })
    expect(response.headers['www-authenticate']).toBe('Bearer')
  })

  it('forbids others', async () => {
    expect((await add(await bearer('reader'))).body).toMatchObject({ status: 403, code: 'request.forbidden' })
  })

  it.each<[string, () => Promise<string> | string]>([
    ['an expired token', async () => `Bearer ${await tokenOf('librarian', { lifetime: '-1s' })}`],
    ['a forged token', async () => `Bearer ${await tokenOf('librarian', { forged: true })}`],
    ['a token for somebody else', async () => `Bearer ${await tokenOf('librarian', { audience: 'others' })}`],
    ['an unsigned token', () => `Bearer ${unsigned()}`],
    ['what is no token', () => 'Bearer x'],
    ['an empty token', () => 'Bearer '],
    ['two tokens', async () => `${await bearer('librarian')} x`],
    ['another scheme', () => 'Basic bGlicmFyaWFuOng='],
    ['a bare token', () => tokenOf('librarian')],
  ])('refuses %s', async (_, authorization) => {
    const response = await add(await authorization())
    expect(response.body).toMatchObject({ status: 401, code: 'request.unauthenticated' })
    expect(response.headers['www-authenticate']).toBe('Bearer error="invalid_token"')
  })
})

describe('an operation for whoever is signed in', () => {
  it('knows who that is', async () => {
    const { id } = await addEmma(door.url)
    const borrow = () => request(door.url).post(`/books/${id}/loans`).set('idempotency-key', 'a')
    expect((await borrow()).status).toBe(401)
    expect((await borrow().set('authorization', await bearer())).status).toBe(201)
  })
})

describe('an operation for anyone', () => {
  it('does not look at a token', async () => {
    const response = await request(door.url).get('/trouble/none').set('authorization', 'Bearer x')
    expect(response.status).toBe(200)
    expect(response.body.token).toBeNull()
  })
})

describe('checks', () => {
  const put = (authorization: string) =>
    request(door.url).put('/books/7').set('authorization', authorization).type('json').send('{"')

  it('come in the order authenticate, authorise, validate', async () => {
    expect((await put('')).status).toBe(401)
    expect((await put(await bearer('reader'))).status).toBe(403)
    expect((await put(await bearer('librarian'))).status).toBe(400)
  })

  it('are made before the body is there', async () => {
    const socket = connect(door.port, '127.0.0.1')
    const headers = ['Host: a', 'Content-Type: application/json', 'Content-Length: 100'].join('\r\n')
    socket.write(`POST /books HTTP/1.1\r\n${headers}\r\n\r\n{`)
    const [answer] = await once(socket, 'data')
    expect(String(answer)).toMatch(/^HTTP\/1.1 401 /)
    socket.destroy()
  })
})

it('an unknown book is nobody else’s business', async () => {
  expect((await request(door.url).get(unknownBook)).body).toMatchObject({ status: 404, code: 'library.book-not-found' })
})
