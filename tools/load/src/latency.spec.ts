import { describe, expect, it } from 'vitest'
import { load as loadOf, ok, serve } from './server.fixture.js'

/** Milliseconds that a busy machine may add. */
const slack = 400

describe.each([
  ['new and kept connections', 0.5],
  ['kept connections alone', 0],
])('latency on %s', (_, newConnections) => {
  const load = (options: Parameters<typeof loadOf>[0]) => loadOf({ newConnections, ...options })

  it('is what the server takes', async () => {
    const { url } = await serve((request, response) => void setTimeout(() => ok(request, response), 50))
    const { total } = await load({ url, schedule: [{ rate: 100, seconds: 2 }] })
    expect(total).toMatchObject({ sent: 200, answered: 200, failed: 0, errors: {} })
    expect(total.latency!.p50).toBeGreaterThanOrEqual(49)
    expect(total.latency!.p50).toBeLessThan(50 + slack)
    expect(total.latency!.max).toBeGreaterThanOrEqual(total.latency!.p99)
  })

  it('has a share of slow answers where it belongs', async () => {
    let asked = 0
    const { url } = await serve((request, response) => {
      // 2 of 100: beyond p90, within p99.
      const wait = asked++ % 50 === 0 ? 600 : 0
      setTimeout(() => ok(request, response), wait)
    })
    const { latency } = (await load({ url, schedule: [{ rate: 200, seconds: 2 }] })).total
    expect(latency!.p90).toBeLessThan(slack)
    expect(latency!.p99).toBeGreaterThanOrEqual(599)
    expect(latency!.p99).toBeLessThan(600 + slack)
  })

  it('shows a stall of 1 s to all who came meanwhile', async () => {
    const began = performance.now()
    const { url } = await serve((request, response) => {
      const at = performance.now() - began
      setTimeout(() => ok(request, response), at > 1_000 && at < 2_000 ? 2_000 - at : 0)
    })
    const { total, timeline } = await load({ url, schedule: [{ rate: 100, seconds: 3 }] })
    // Some 100 of 300 waited, half a second on average: one who asks again only when answered would have met it once.
    expect(total.latency!.p50).toBeLessThan(slack)
    expect(total.latency!.p90).toBeGreaterThan(500)
    expect(total.latency!.p99).toBeGreaterThan(850)
    const stalled = timeline.filter(({ latency }) => latency!.p50 > 250)
    expect(stalled.length).toBeGreaterThan(0)
  })

  it('counts from when a request was due, not from when it was sent, and says that the generator was late', async () => {
    const { url } = await serve(ok)
    setTimeout(holdUp, 500, 1_000)
    const { total, generator } = await load({ url, schedule: [{ rate: 100, seconds: 2 }] })
    expect(total.sent).toBe(200)
    expect(total.latency!.max).toBeGreaterThan(900)
    expect(total.latency!.p90).toBeGreaterThan(500)
    expect(generator.late!.max).toBeGreaterThan(900)
    expect(generator.bottleneck.join()).toMatch(/sent \d+ ms late/)
  })
})

/** Holds up this process, the generator with it. */
function holdUp(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds)
}
