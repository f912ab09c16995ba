import { freePort } from '@twofold/infrastructure'
import { describe, expect, it } from 'vitest'
import { get, load, ok, serve } from './server.fixture.js'

const schedule = [{ rate: 100, seconds: 0.5 }]

describe('what fails', () => {
  it('is told as refused where nobody listens', async () => {
    const { total, failures } = await load({ url: `http://127.0.0.1:${await freePort()}`, schedule })
    expect(total).toMatchObject({ sent: 50, answered: 0, failed: 50, errors: { refused: 50 }, latency: null })
    expect(failures[0]).toMatchObject({
      kind: 'get',
      method: 'GET',
      path: '/',
      error: 'refused',
      message: expect.stringContaining('ECONNREFUSED'),
      connection: 'new',
    })
  })

  it('is told as reset where a connection breaks, also in the middle of an answer', async () => {
    const { url } = await serve((request, response) => {
      if (request.url === '/none') return request.socket.destroy()
      response.writeHead(200, { 'content-length': 100 }).write('half')
      return setTimeout(() => request.socket.destroy(), 5)
    })
    const paths = ['/none', '/half']
    let n = 0
    const ask = () => ({ method: 'GET', path: paths[n++ % 2]! }) as const
    const { total, failures } = await load({ url, schedule }, get({ ask }))
    expect(total.errors).toEqual({ reset: 50 })
    expect(new Set(failures.map(({ message }) => message))).toEqual(new Set(['socket hang up', 'aborted']))
  })

  it('is told as a time-out where no answer comes', async () => {
    const { url } = await serve(() => {})
    const { total, failures } = await load({ url, schedule, timeout: 300 })
    expect(total.errors).toEqual({ timeout: 50 })
    expect(failures[0]!.milliseconds).toBeGreaterThanOrEqual(300)
  })

  it('is told with what the answer said where its status was not expected', async () => {
    const { url } = await serve((_, response) =>
      response.writeHead(503, { 'x-served-by': 'gateway@2' }).end('come again'),
    )
    const { total, failures, timeline } = await load({ url, schedule })
    expect(total.errors).toEqual({ status: 50 })
    expect(failures[0]).toMatchObject({ status: 503, message: 'come again', servedBy: 'gateway@2' })
    expect(timeline.map(({ errors }) => errors.status ?? 0).reduce((sum, count) => sum + count)).toBe(50)
  })

  it('is told with what the check found where the answer was a wrong one', async () => {
    const { url } = await serve(ok)
    const check = ({ body }: { body: string }) => {
      if (body === '{}') throw new Error('nothing in it')
    }
    const { total, failures } = await load({ url, schedule }, get({ check }))
    expect(total).toMatchObject({ answered: 0, errors: { 'wrong answer': 50 } })
    expect(failures[0]).toMatchObject({ message: 'nothing in it', status: 200 })
  })

  it('is kept in full for the first of each phase only, and counted for all', async () => {
    const url = `http://127.0.0.1:${await freePort()}`
    const phases = [
      { rate: 100, seconds: 0.25, name: 'one' },
      { rate: 100, seconds: 0.25, name: 'two' },
    ]
    const { total, failures } = await load({ url, schedule: phases, failuresKept: 3 })
    expect(failures.map(({ phase }) => phase)).toEqual(['one', 'one', 'one', 'two', 'two', 'two'])
    expect(total.failed).toBe(50)
  })
})

describe('a server that closes kept connections early', () => {
  it('fails those requests, and gets none of them twice', async () => {
    const served = new WeakSet<object>()
    let broken = 0
    const server = await serve((request, response) => {
      if (served.has(request.socket)) {
        broken++
        request.socket.destroy()
        return
      }
      served.add(request.socket)
      ok(request, response)
    })
    const { total, failures } = await load({ url: server.url, schedule, newConnections: 0 })
    expect(broken).toBeGreaterThan(0)
    expect(total.errors).toEqual({ reset: broken })
    expect(server.requests).toBe(total.sent)
    expect(new Set(failures.map(({ connection }) => connection))).toEqual(new Set(['kept']))
  })
})

describe('arrivals beyond what may be in flight', () => {
  it('are dropped, counted, and make the run void', async () => {
    const { url } = await serve(() => {})
    const result = await load({ url, schedule, mostInFlight: 10, timeout: 1_000 })
    expect(result.isVoid).toBe(true)
    expect(result.total.sent + result.generator.dropped).toBe(50)
    expect(result.generator.dropped).toBeGreaterThan(0)
    expect(result.generator.bottleneck.join()).toMatch(/arrivals found 10 requests in flight, and were dropped/)
  })
})
