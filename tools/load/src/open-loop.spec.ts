import { decodeFromCompressedBase64 } from 'hdr-histogram-js'
import { describe, expect, it } from 'vitest'
import { OpenLoop } from './open-loop.js'
import { get, load, ok, serve } from './server.fixture.js'
import type { Workload } from './workload.js'

describe('a load', () => {
  it('asks the same for the same seed, and something else for another', async () => {
    const { url } = await serve(ok)
    const asked = async (seed: number) => {
      const paths: string[] = []
      const kind = (name: string) => ({
        weight: 1,
        expected: [200],
        ask(random: () => number) {
          const path = `/${name}/${Math.floor(random() * 1_000)}`
          paths.push(path)
          return { method: 'GET', path } as const
        },
      })
      await load({ url, seed, schedule: [{ rate: 100, seconds: 0.5 }] }, { kinds: { a: kind('a'), b: kind('b') } })
      return paths
    }
    const [once, again, other] = [await asked(3), await asked(3), await asked(4)]
    expect(once.length).toBe(50)
    expect(again).toEqual(once)
    expect(other).not.toEqual(once)
  })

  it('sends half of its requests on new connections, half on kept ones', async () => {
    const server = await serve(ok)
    await load({ url: server.url, schedule: [{ rate: 200, seconds: 1 }] })
    expect(server.requests).toBe(200)
    expect(server.connections).toBeGreaterThan(60)
    expect(server.connections).toBeLessThan(160)
  })

  it('asks for each kind as often as it weighs', async () => {
    const { url } = await serve(ok)
    const { kinds } = get()
    const workload: Workload = { kinds: { often: { ...kinds.get!, weight: 9 }, seldom: { ...kinds.get!, weight: 1 } } }
    const result = await load({ url, schedule: [{ rate: 400, seconds: 1 }] }, workload)
    expect(result.kinds.often!.sent + result.kinds.seldom!.sent).toBe(400)
    expect(result.kinds.seldom!.sent).toBeGreaterThan(20)
    expect(result.kinds.seldom!.sent).toBeLessThan(70)
  })

  it('has a phase for each named step and each mark, and adds up', async () => {
    const { url } = await serve(ok)
    const schedule = [
      { rate: 100, seconds: 0.5, name: 'slow' },
      { rate: 400, seconds: 0.5, name: 'fast' },
      { rate: 100, seconds: 1 },
    ]
    const loop = new OpenLoop({ url, schedule, spacing: 'uniform' }, get())
    setTimeout(() => loop.mark('rollout'), 1_500)
    const { phases, total, timeline, histograms } = await loop.run()
    expect(phases.map(({ name }) => name)).toEqual(['slow', 'fast', 'rollout'])
    expect(phases[0]).toMatchObject({ from: 0, to: 0.5, sent: 50, kinds: { get: { sent: 50 } } })
    expect(phases[1]!.sent + phases[2]!.sent).toBe(300)
    expect(phases[1]!.to).toBe(phases[2]!.from)
    expect(timeline.reduce((sum, { sent }) => sum + sent, 0)).toBe(total.sent)
    const decoded = histograms.map(({ encoded }) => decodeFromCompressedBase64(encoded).totalCount)
    expect(decoded).toEqual(phases.map(({ answered }) => answered))
  })

  it('tells what was answered while a phase lasted, and not of those who were answered after it', async () => {
    let free = 0
    // One after the other, each for 10 ms: 100 a second.
    const { url } = await serve((request, response) => {
      free = Math.max(free, performance.now()) + 10
      setTimeout(() => ok(request, response), free - performance.now())
    })
    const schedule = [
      { rate: 200, seconds: 1, name: 'too much' },
      // Nothing is due in it.
      { rate: 1, seconds: 0.5, name: 'after' },
    ]
    const { phases, total } = await load({ url, schedule })
    const [tooMuch, after] = phases
    expect(tooMuch).toMatchObject({ sent: 200, answered: 200 })
    expect(tooMuch!.completed).toBeGreaterThan(20)
    expect(tooMuch!.completed).toBeLessThanOrEqual(101)
    expect(after!.completed).toBeGreaterThan(10)
    expect(after!.completed).toBeLessThanOrEqual(51)
    // The rest came when the load was over.
    expect(tooMuch!.completed + after!.completed).toBeLessThan(total.answered)
  })

  it('tells of each phase how much polling there was, where it polls', async () => {
    const { url } = await serve(ok)
    const schedule = [
      // Each is due before a timer would be in time; then hardly one is.
      { rate: 1_000, seconds: 0.3, name: 'often' },
      { rate: 5, seconds: 0.3, name: 'seldom' },
    ]
    const polled = async (precise: boolean) =>
      (await load({ url, schedule, precise })).phases.map(({ polled }) => polled)
    const [often, seldom] = await polled(true)
    // How much more is the machine's affair: who gets no CPU is late, and polls for little.
    expect(often).toBeGreaterThan(0)
    expect(often).toBeLessThan(300)
    expect(seldom).toBeLessThan(10)
    expect(await polled(false)).toEqual([0, 0])
  })

  it('keeps a phase that is marked before the first request is due', async () => {
    const { url } = await serve(ok)
    const schedule = [{ rate: 10, seconds: 0.5, name: 'start' }]
    const loop = new OpenLoop({ url, schedule, spacing: 'uniform' }, get())
    const running = loop.run()
    loop.mark('quiet')
    const { phases } = await running
    expect(phases.map(({ name, sent }) => [name, sent])).toEqual([
      ['start', 0],
      ['quiet', 5],
    ])
  })

  it('begins a phase with its step, and not with the first request, which a mark in between takes over', async () => {
    const { url } = await serve(ok)
    const schedule = [
      { rate: 20, seconds: 0.5, name: 'first' },
      { rate: 2, seconds: 1, name: 'second' },
    ]
    const loop = new OpenLoop({ url, schedule, spacing: 'uniform' }, get())
    // The second step begins at 0.5 s, and its first request is due at 1 s.
    setTimeout(() => loop.mark('quiet'), 750)
    const { phases } = await loop.run()
    expect(phases.map(({ name, sent }) => [name, sent])).toEqual([
      ['first', 10],
      ['second', 0],
      ['quiet', 2],
    ])
    expect(phases[1]!.from).toBe(0.5)
  })

  it('counts by the second which versions answered', async () => {
    let version = 1
    const { url } = await serve((_, response) =>
      response.writeHead(200, { 'x-served-by': `gateway@1, orders@${version}` }).end(),
    )
    setTimeout(() => (version = 2), 1_000)
    const { timeline } = await load({ url, schedule: [{ rate: 50, seconds: 2 }] })
    const sum = (app: string, of: string) => timeline.reduce((sum, { versions }) => sum + (versions[app]?.[of] ?? 0), 0)
    expect(sum('gateway', '1')).toBe(100)
    expect(sum('orders', '1')).toBeGreaterThan(20)
    expect(sum('orders', '2')).toBeGreaterThan(20)
  })

  it('ends early when it is stopped, with the last answer', async () => {
    const { url } = await serve((request, response) => void setTimeout(() => ok(request, response), 300))
    const loop = new OpenLoop({ url, schedule: [{ rate: 50, seconds: 60 }], spacing: 'uniform' }, get())
    setTimeout(() => loop.stop(), 500)
    const { total, seconds } = await loop.run()
    expect(seconds).toBeLessThan(10)
    expect(total.answered).toBe(total.sent)
  })

  it.each([
    [{ schedule: [] }, /at least one step/],
    [{ schedule: [{ rate: 0, seconds: 1 }] }, /0 is no rate/],
    [{ schedule: [{ rate: 1, seconds: NaN }] }, /NaN is no duration/],
    [{ url: 'localhost:3000' }, /not an address/],
    [{ url: 'https://localhost' }, /not an address/],
    [{ url: 'http://localhost/products' }, /not an address/],
  ])('refuses %o', (wrong, reason) => {
    const options = { url: 'http://localhost', schedule: [{ rate: 1, seconds: 1 }], ...wrong }
    expect(() => new OpenLoop(options, get())).toThrow(reason)
  })
})
