import { once } from 'node:events'
import { connect } from 'node:net'
import request from 'supertest'
import { afterEach, describe, expect, it } from 'vitest'
import { bearer, emma } from './books.fixture.js'
import { openDoor, type OpenDoor } from './open-door.fixture.js'

let door: OpenDoor
afterEach(() => door.close())

const until = async (condition: () => boolean) => {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve))
}

describe('a body', () => {
  const send = async (bytes: number, options: { chunked?: boolean } = {}) => {
    const title = 'x'.repeat(bytes - JSON.stringify({ title: '' }).length)
    const body = JSON.stringify({ title })
    const headers = { authorization: await bearer('librarian'), 'content-type': 'application/json' }
    const stream = new Blob([body]).stream()
    return fetch(`${door.url}/books`, {
      method: 'POST',
      headers,
      body: options.chunked ? stream : body,
      ...(options.chunked && { duplex: 'half' }),
    } as RequestInit)
  }

  it('may have 1 MiB', async () => {
    door = await openDoor()
    expect((await send(1_048_576)).status).toBe(400)
    for (const chunked of [false, true]) {
      const response = await send(1_048_577, { chunked })
      expect(await response.json()).toMatchObject({ status: 413, code: 'request.too-large' })
    }
  })

  it('that is much larger is answered too, not cut off', async () => {
    door = await openDoor()
    for (const chunked of [false, true, false, true]) {
      const response = await send(20_000_000, { chunked })
      expect(await response.json()).toMatchObject({ status: 413, code: 'request.too-large' })
    }
  })

  it('is read before its refusal closes the connection, which would hide the answer', async () => {
    door = await openDoor()
    const socket = connect(door.port, '127.0.0.1')
    const headers = ['Host: a', 'Connection: close', 'Content-Type: application/json', 'Content-Length: 10']
    socket.write(`POST /books HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n{`)
    await once(socket, 'connect')
    // Those that come later are answered first.
    for (let later = 0; later < 5; later++) await request(door.url).get('/books')
    expect(socket.bytesRead).toBe(0)
    socket.write('x'.repeat(9))
    const [answer] = await once(socket, 'data')
    expect(String(answer)).toMatch(/^HTTP\/1.1 401 /)
    await once(socket, 'close')
  })

  it('that does not arrive is waited for until the deadline', async () => {
    door = await openDoor({ REQUEST_DEADLINE_MS: '100' })
    const socket = connect(door.port, '127.0.0.1')
    const length = 'Content-Type: application/json\r\nContent-Length: 100'
    socket.write(`POST /trouble/none HTTP/1.1\r\nHost: a\r\n${length}\r\n\r\n{`)
    const [answer] = await once(socket, 'data')
    expect(String(answer)).toMatch(/^HTTP\/1.1 408 [^]*connection: close[^]*"code":"request.timeout"/)
    await once(socket, 'close')
  })
})

describe('headers', () => {
  it('that do not arrive are not waited for', async () => {
    door = await openDoor({ HTTP_HEADERS_TIMEOUT_MS: '100', HTTP_REQUEST_TIMEOUT_MS: '200' })
    const socket = connect(door.port, '127.0.0.1')
    socket.write('GET /books HTTP/1.1\r\nHost: a\r\nX-Slow: ')
    const [answer] = await once(socket, 'data')
    expect(String(answer)).toMatch(/^HTTP\/1.1 408 [^]*"code":"request.timeout"/)
    await once(socket, 'end')
    socket.destroy()
  })
})

describe('a deadline', () => {
  it('is kept where the handler hangs', async () => {
    door = await openDoor({ REQUEST_DEADLINE_MS: '100' })
    const { body } = await request(door.url).get('/trouble/hang')
    expect(body).toMatchObject({ status: 504, code: 'service.deadline-exceeded' })
    const warnings = door.logs.filter(({ level }) => level === 'warn')
    expect(warnings).toMatchObject([{ code: 'service.deadline-exceeded', requestId: body.requestId }])
  })

  it('is not moved by an answer that comes too late', async () => {
    door = await openDoor({ REQUEST_DEADLINE_MS: '100' })
    const { status } = await request(door.url).get('/trouble/wait')
    expect(status).toBe(504)
    door.library.waiting.forEach((goOn) => goOn())
    expect((await request(door.url).get('/trouble/none')).status).toBe(200)
    expect(door.logs.filter(({ level }) => level === 'error')).toEqual([])
  })
})

describe('requests at once', () => {
  it('are refused beyond the limit, at once, and taken again later', async () => {
    door = await openDoor({ HTTP_MAX_IN_FLIGHT: '2' })
    const waiting = [1, 2].map(() => request(door.url).get('/trouble/wait').then())
    await until(() => door.library.waiting.length === 2)
    const refused = await request(door.url).get('/trouble/none')
    expect(refused.body).toMatchObject({ status: 503, code: 'service.overloaded' })
    expect(refused.headers['retry-after']).toBe('1')
    door.library.waiting.forEach((goOn) => goOn())
    expect((await Promise.all(waiting)).map(({ status }) => status)).toEqual([200, 200])
    expect((await request(door.url).get('/trouble/none')).status).toBe(200)
  })

  it('count until their handler is done, though their client has gone', async () => {
    door = await openDoor({ HTTP_MAX_IN_FLIGHT: '1' })
    const socket = connect(door.port, '127.0.0.1')
    socket.write('GET /trouble/wait HTTP/1.1\r\nHost: a\r\n\r\n')
    await until(() => door.library.waiting.length === 1)
    const [served] = await Promise.all([connectionsGone(door), socket.destroy()])
    expect(served).toBe(true)
    expect((await request(door.url).get('/trouble/none')).status).toBe(503)
    door.library.waiting.forEach((goOn) => goOn())
    await until(() => door.logs.some(({ msg, status }) => msg === 'answered' && status === 200))
    expect((await request(door.url).get('/trouble/none')).status).toBe(200)
  })
})

describe('an unauthorised large body', () => {
  it('is answered without being taken in', async () => {
    door = await openDoor()
    const response = await fetch(`${door.url}/books`, { method: 'POST', body: JSON.stringify(emma).repeat(100_000) })
    expect(response.status).toBe(401)
  })
})

/** Once the server has seen all of its connections go. */
async function connectionsGone({ app }: OpenDoor): Promise<boolean> {
  const server = app.getHttpServer()
  for (;;) {
    const count = await new Promise<number>((resolve) => server.getConnections((_: unknown, n: number) => resolve(n)))
    if (count === 0) return true
    await new Promise((resolve) => setImmediate(resolve))
  }
}
