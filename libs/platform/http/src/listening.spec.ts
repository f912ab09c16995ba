import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import request from 'supertest'
import { afterEach, describe, expect, it } from 'vitest'
import { openDoor, type OpenDoor } from './open-door.fixture.js'
import { type Balancer, Shopper } from './shoppers.fixture.js'

const open: OpenDoor[] = []
const opened = async (environment: Record<string, string> = {}) => {
  const door = await openDoor({ HTTP_LINGER_QUIET_MS: '100', ...environment })
  open.push(door)
  return door
}
afterEach(() => Promise.all(open.splice(0).map((door) => door.close())))

const asked = (path = '/trouble/none') => `GET ${path} HTTP/1.1\r\nHost: a\r\n\r\n`
const answerOn = async (socket: Socket) => String((await once(socket, 'data'))[0])

/** A connection on which a request was answered, and which is kept. */
async function keptConnection({ port }: OpenDoor): Promise<Socket> {
  const socket = connect(port, '127.0.0.1').on('error', () => {})
  socket.write(asked())
  expect(await answerOn(socket)).toContain('Connection: keep-alive')
  return socket
}

describe.runIf(process.platform === 'linux')('more new connections than a process that is held up gets to', () => {
  it('wait, and none of them is dropped', async () => {
    const door = await opened()
    const before = connectionsDropped()
    // All of them are asked for before this process, which is also the server's, takes the first.
    const sockets = Array.from({ length: 1_000 }, () => connect(door.port, '127.0.0.1'))
    await Promise.all(sockets.map((socket) => once(socket, 'connect')))
    expect(connectionsDropped() - before).toBe(0)
    sockets.forEach((socket) => socket.destroy())
  })

  /** By the kernel, since the queue of a listening socket was full. */
  function connectionsDropped(): number {
    const [names, figures] = readFileSync('/proc/net/netstat', 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('TcpExt:'))
      .map((line) => line.split(' '))
    return Number(figures![names!.indexOf('ListenDrops')])
  }
})

describe('a kept connection when draining begins', () => {
  it('with a request on its way is answered, and told to close', async () => {
    const door = await opened()
    const socket = await keptConnection(door)
    socket.write(asked())
    const stopped = door.lifecycle.stop()
    expect(await answerOn(socket)).toMatch(/^HTTP\/1.1 200 [^]*connection: close/i)
    await stopped
  })

  it('may send its next request long after others have gone, and holds nobody up then', async () => {
    const door = await opened({ HTTP_LINGER_KEPT_MS: '60000', HTTP_LINGER_MAX_MS: '60000' })
    const socket = await keptConnection(door)
    const stopped = door.lifecycle.stop()
    const alone = await opened({ HTTP_LINGER_KEPT_MS: '60000', HTTP_LINGER_MAX_MS: '60000' })
    await alone.lifecycle.stop()
    socket.write(asked())
    expect(await answerOn(socket)).toMatch(/^HTTP\/1.1 200 [^]*connection: close/i)
    await stopped
  })

  it('with a request on its way is reset without the linger', async () => {
    const door = await opened({ HTTP_LINGER_QUIET_MS: '0' })
    const socket = await keptConnection(door)
    socket.write(asked())
    const answered = answerOn(socket)
    await Promise.all([door.lifecycle.stop(), expect(answered).rejects.toThrow('ECONNRESET')])
  })
})

describe('while draining', () => {
  it.each(['/trouble/none', '/trouble/bug', '/nowhere', '/books/%ff', '/docs'])('%s says to close', async (path) => {
    const door = await opened()
    const stopped = door.lifecycle.stop()
    expect((await request(door.url).get(path)).headers.connection).toBe('close')
    await stopped
  })

  it('requests from before are answered, and say to close', async () => {
    const door = await opened()
    const before = request(door.url).get('/trouble/wait').set('connection', 'keep-alive').then()
    while (door.library.waiting.length === 0) await new Promise((resolve) => setImmediate(resolve))
    const stopped = door.lifecycle.stop()
    const during = await request(door.url).get('/trouble/none')
    expect(during.status).toBe(200)
    door.library.waiting.forEach((goOn) => goOn())
    expect((await before).headers.connection).toBe('close')
    await stopped
  })

  it('the door stays open as long as somebody comes, but not for ever', async () => {
    const door = await opened({ HTTP_LINGER_QUIET_MS: '200', HTTP_LINGER_MAX_MS: '600' })
    const began = performance.now()
    let stopped = false
    const stopping = door.lifecycle.stop().then(() => (stopped = true))
    const coming = new Shopper({ next: () => door.port, answered() {} }, false)
    await coming.shop(() => !stopped && coming.failures.length === 0)
    await stopping
    expect(performance.now() - began).toBeGreaterThan(550)
    expect(coming.answers).toBeGreaterThan(0)
  })
})

describe('closing', () => {
  it('is not held up by connections that are kept or were never used', async () => {
    const door = await opened({ REQUEST_DEADLINE_MS: '60000' })
    const kept = await keptConnection(door)
    const unused = connect(door.port, '127.0.0.1')
    await once(unused, 'connect')
    await Promise.all([once(kept, 'close'), once(unused, 'close'), door.lifecycle.stop()])
  })

  it('is not held up for ever by a request that never ends', async () => {
    const door = await opened({ REQUEST_DEADLINE_MS: '100' })
    const half = connect(door.port, '127.0.0.1').on('error', () => {})
    half.write('GET /boo')
    await request(door.url).get('/trouble/none')
    await Promise.all([once(half, 'close'), door.lifecycle.stop()])
  })
})

describe('a door that closes under load, beside one that stays', () => {
  /** Forgets the leaving door only after so many more answers of it. */
  const learnsAfter = 100

  async function leave(environment: Record<string, string>) {
    const [leaving, staying] = [await opened(environment), await opened()]
    let late = 0
    let turn = 0
    const balancer: Balancer = {
      next: () => (turn++ % 2 === 0 && late < learnsAfter ? leaving.port : staying.port),
      answered: (port, connection) => {
        if (port === leaving.port && connection === 'close') late++
      },
    }
    const shoppers = Array.from({ length: 10 }, (_, n) => new Shopper(balancer, n % 2 === 0))
    const answers = () => shoppers.reduce((sum, shopper) => sum + shopper.answers, 0)
    const failures = () => shoppers.flatMap((shopper) => shopper.failures)
    let enough = Infinity
    const shopping = shoppers.map((shopper) => shopper.shop(() => answers() + failures().length < enough))
    while (answers() < 100) await new Promise((resolve) => setImmediate(resolve))
    await leaving.lifecycle.stop()
    enough = answers() + failures().length + 100
    await Promise.all(shopping)
    return { failures: failures(), late }
  }

  it('fails no request, on kept connections and on new ones', async () => {
    const { failures, late } = await leave({})
    expect(failures).toEqual([])
    expect(late).toBeGreaterThanOrEqual(learnsAfter)
  })

  it('fails some without the linger', async () => {
    const { failures } = await leave({ HTTP_LINGER_QUIET_MS: '0' })
    expect(failures.length).toBeGreaterThan(0)
  })
})
