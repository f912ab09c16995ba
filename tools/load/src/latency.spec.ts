import { describe, expect, it } from 'vitest'
import { heldUpDuring } from './held-up.fixture.js'
import { load as loadOf, ok, serve } from './server.fixture.js'

/** Milliseconds that may be added to half of the answers, and to the slowest, beyond what a busy machine holds this process up. */
const slack = { near: 10, far: 400 }

describe.each([
  ['new and kept connections', 0.5],
  ['kept connections alone', 0],
])('latency on %s', (_, newConnections) => {
  const load = async (options: Parameters<typeof loadOf>[0]) => {
    const { result, p90, max } = await heldUpDuring(() => loadOf({ newConnections, ...options }))
    // A request is held up when it is sent, when the server answers, and when the answer is read.
    const [near, far] = [slack.near + 3 * p90, slack.far + 3 * max]
    return { ...result, near, far }
  }

  it.each([
    ['even arrivals', {}, 200],
    ['Poisson arrivals', { spacing: 'poisson' }, expect.closeTo(200, -2)],
    ['arrivals that are polled for', { precise: true }, 200],
  ] as const)('is what the server takes, with %s', async (_, options, sent) => {
    const { url } = await serve((request, response) => void setTimeout(() => ok(request, response), 50))
    const { total, near, far } = await load({ url, schedule: [{ rate: 100, seconds: 2 }], ...options })
    expect(total).toMatchObject({ sent, answered: total.sent, failed: 0, errors: {} })
    expect(total.latency!.p50).toBeGreaterThanOrEqual(49)
    expect(total.latency!.p50).toBeLessThan(50 + near)
    expect(total.latency!.p99).toBeLessThan(50 + far)
    expect(total.latency!.max).toBeGreaterThanOrEqual(total.latency!.p99)
  })

  it('has a share of slow answers where it belongs', async () => {
    let asked = 0
    const { url } = await serve((request, response) => {
      // 2 of 100: beyond p90, within p99.
      const wait = asked++ % 50 === 0 ? 600 : 0
      setTimeout(() => ok(request, response), wait)
    })
    const { total, near, far } = await load({ url, schedule: [{ rate: 200, seconds: 2 }] })
    const { latency } = total
    expect(latency!.p50).toBeLessThan(near)
    expect(latency!.p90).toBeLessThan(far)
    expect(latency!.p99).toBeGreaterThanOrEqual(599)
    expect(latency!.p99).toBeLessThan(600 + far)
  })

  it('shows a stall of 1 s to all who came meanwhile', async () => {
    const began = performance.now()
    const { url } = await serve((request, response) => {
      const at = performance.now() - began
      setTimeout(() => ok(request, response), at > 1_000 && at < 2_000 ? 2_000 - at : 0)
    })
    const { total, timeline, far } = await load({ url, schedule: [{ rate: 100, seconds: 3 }] })
    // Some 100 of 300 waited, half a second on average: one who asks again only when answered would have met it once.
    expect(total.latency!.p50).toBeLessThan(far)
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
