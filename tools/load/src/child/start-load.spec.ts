import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, it, vi } from 'vitest'
import type { LoadProgress } from '../load-result.js'
import { ok, serve } from '../server.fixture.js'
import { startLoad } from './start-load.js'

const workload = (options = {}) => ({ module: new URL('count.fixture.ts', import.meta.url).href, options })
const forLong = [{ rate: 50, seconds: 600 }]

it('runs in a process of its own, tells each second how it goes, takes marks, and ends when it is stopped', async () => {
  const { url } = await serve(ok)
  const progress: LoadProgress[] = []
  const load = await startLoad({ url, schedule: forLong, workload: workload(), onProgress: (it) => progress.push(it) })
  expect(load.pid).not.toBe(process.pid)
  await vi.waitFor(() => expect(progress.at(-1)?.sent).toBeGreaterThan(20), { timeout: 5_000 })
  load.mark('rollout')
  await vi.waitFor(() => expect(progress.at(-1)?.phase).toBe('rollout'), { timeout: 5_000 })
  const { total, phases, history } = await load.stop()
  expect(phases.map(({ name }) => name)).toEqual(['load', 'rollout'])
  expect(total.failed).toBe(0)
  expect(history).toEqual({ asked: total.sent })
  expect(progress.some(({ lastSecond }) => (lastSecond?.answered ?? 0) > 0)).toBe(true)
})

it('ends by itself with its schedule', async () => {
  const { url } = await serve(ok)
  const load = await startLoad({ url, schedule: [{ rate: 50, seconds: 0.2 }], workload: workload() })
  expect((await load.result).total.sent).toBeGreaterThan(0)
})

it('goes on through a Ctrl-C, which its parent hears as well', async () => {
  const { url } = await serve(ok)
  const load = await startLoad({ url, schedule: forLong, workload: workload() })
  process.kill(load.pid, 'SIGINT')
  await expect(load.stop()).resolves.toMatchObject({ total: { failed: 0 } })
})

it('says why it cannot begin, and when it ended before its time', async () => {
  const { url } = await serve(ok)
  const nothing = startLoad({ url, schedule: forLong, workload: workload({ fails: true }) })
  await expect(nothing).rejects.toThrow('There is nothing to ask for.')
  await expect(startLoad({ url, schedule: [], workload: workload() })).rejects.toThrow(/at least one step/)
  const load = await startLoad({ url, schedule: forLong, workload: workload() })
  load.kill()
  await expect(load.result).rejects.toThrow(/ended early \(SIGKILL\)/)
})

it('ends when its parent is killed', async () => {
  const { url } = await serve(ok)
  const script = `
    import { register } from 'tsx/esm/api'
    register()
    const { startLoad } = await import(${JSON.stringify(new URL('start-load.ts', import.meta.url).href)})
    const load = await startLoad(${JSON.stringify({ url, schedule: forLong, workload: workload() })})
    console.log(load.pid)`
  const parent = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [pid] = await once(parent.stdout, 'data')
  parent.kill('SIGKILL')
  await vi.waitFor(() => expect(() => process.kill(Number(pid), 0)).toThrow(), { timeout: 5_000 })
})
