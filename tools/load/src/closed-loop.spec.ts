import { expect, it } from 'vitest'
import { ClosedLoop } from './closed-loop.js'
import { get, ok, serve } from './server.fixture.js'

it('has so many requests in flight, each asked again once it is answered', async () => {
  let inFlight = 0
  let most = 0
  const { url } = await serve((request, response) => {
    most = Math.max(most, ++inFlight)
    setTimeout(() => {
      inFlight--
      ok(request, response)
    }, 20)
  })
  const schedule = [
    { concurrency: 1, seconds: 0.5, name: 'alone' },
    { concurrency: 4, seconds: 0.5, name: 'four' },
  ]
  const { phases, total } = await new ClosedLoop({ url, schedule, newConnections: 0 }, get()).run()
  expect(most).toBe(4)
  expect(total.failed).toBe(0)
  const [alone, four] = phases
  expect(alone).toMatchObject({ name: 'alone' })
  expect(alone!.answered).toBeLessThanOrEqual(25)
  expect(four!.answered).toBeGreaterThan(2 * alone!.answered)
  expect(four!.answered).toBeLessThanOrEqual(100 + 4)
})

it('refuses a concurrency that is none', () => {
  const loop = () => new ClosedLoop({ url: 'http://127.0.0.1:1', schedule: [{ concurrency: 0.5, seconds: 1 }] }, get())
  expect(loop).toThrow('0.5 is no concurrency')
})
