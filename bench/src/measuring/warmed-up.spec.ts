import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { onTestFinished, describe, expect, it } from 'vitest'
import type { RunningSystem } from '../systems/running-system.js'
import { workloadNamed } from '../workloads/workloads.js'
import type { Driving } from './bench.js'
import type { Asking } from './session.js'
import { warmedUp } from './warmed-up.js'

const session: Asking = {
  system: { about: { name: 'test', title: '', what: '', kind: 'baseline', processes: {} } },
  workload: workloadNamed('read-one'),
  repetition: 1,
  products: 10,
}
const driving = {
  rig: { cpus: { system: undefined, postgres: undefined, generator: undefined, shared: [] } },
  signal: new AbortController().signal,
} as unknown as Driving

/** A system that answers the nth request after so many milliseconds, or hangs up. */
async function answering(delay: (n: number) => number | 'never'): Promise<RunningSystem> {
  let requests = 0
  const server = createServer((request, response) => {
    const id = request.url!.split('/').at(-1)
    const milliseconds = delay(requests++)
    if (milliseconds === 'never') request.destroy()
    else void sleep(milliseconds).then(() => response.end(JSON.stringify({ id })))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { url, processes: new Map(), apps: [], stop: async () => {} }
}

describe('a system that is warmed up', () => {
  it('has told what it answers once it becomes no faster', async () => {
    // 64 at once, 200 ms each: 320 a second. Once it is warm, with 20 ms each, 3,200.
    const system = await answering((n) => Math.max(20, 200 * 0.998 ** n))
    const capacity = await warmedUp(system, session, 1, driving)
    // However little CPU this machine has just now.
    expect(capacity).toBeGreaterThan(640)
    expect(capacity).toBeLessThanOrEqual(3_300)
  })

  it('is no system where it answers nothing', async () => {
    const system = await answering(() => 'never')
    await expect(warmedUp(system, session, 0.05, driving)).rejects.toThrow('Nothing was answered')
  })
})
