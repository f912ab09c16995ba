import { setTimeout as sleep } from 'node:timers/promises'
import { currentCall } from '@twofold/platform-context'
import type { Log } from '@twofold/platform-telemetry'
import { describe, expect, it, vi } from 'vitest'
import { Lifecycle } from './lifecycle.js'
import { Periodically } from './periodically.js'

function aProcess() {
  const log = { debug: vi.fn(), info: vi.fn(), warn: vi.fn(), error: vi.fn() }
  const lifecycle = new Lifecycle(log as unknown as Log)
  return { log, lifecycle, periodically: new Periodically(lifecycle, log as unknown as Log) }
}

describe('periodically', () => {
  it('runs at once and then again and again, until the process stops', async () => {
    const process = aProcess()
    const work = vi.fn(async () => {})
    process.periodically.run({ name: 'sweep', every: 5 }, work)
    expect(work).not.toHaveBeenCalled()
    await process.lifecycle.start()
    await vi.waitFor(() => expect(work.mock.calls.length).toBeGreaterThan(3))
    await process.lifecycle.stop()
    const runs = work.mock.calls.length
    await sleep(30)
    expect(work).toHaveBeenCalledTimes(runs)
  })

  it('runs one at a time, and stopping waits for the one under way', async () => {
    const process = aProcess()
    let running = 0
    let most = 0
    process.periodically.run({ name: 'slow', every: 1 }, async () => {
      most = Math.max(most, ++running)
      await sleep(30)
      running--
    })
    await process.lifecycle.start()
    await sleep(50)
    await process.lifecycle.stop()
    expect({ running, most }).toEqual({ running: 0, most: 1 })
  })

  it('does not wait for the pause to end when the process stops', async () => {
    const process = aProcess()
    process.periodically.run({ name: 'rare', every: 60_000 }, async () => {})
    await process.lifecycle.start()
    const asked = performance.now()
    await process.lifecycle.stop()
    expect(performance.now() - asked).toBeLessThan(1_000)
  })

  it('goes on after a failure, and logs an outage once', async () => {
    const process = aProcess()
    let runs = 0
    process.periodically.run({ name: 'unlucky', every: 1 }, async () => {
      if (++runs <= 3) throw new Error('not now')
    })
    await process.lifecycle.start()
    await vi.waitFor(() => expect(process.log.info).toHaveBeenCalledWith({ work: 'unlucky' }, 'works again'))
    await process.lifecycle.stop()
    expect(process.log.error).toHaveBeenCalledTimes(1)
  })

  it('gives each run a call context of its own', async () => {
    const process = aProcess()
    const requestIds: unknown[] = []
    process.periodically.run({ name: 'traced', every: 1 }, async () => void requestIds.push(currentCall()?.requestId))
    await process.lifecycle.start()
    await vi.waitFor(() => expect(requestIds.length).toBeGreaterThan(1))
    await process.lifecycle.stop()
    expect(requestIds).not.toContain(undefined)
    expect(new Set(requestIds).size).toBe(requestIds.length)
  })

  it('takes step after step while there is enough for a whole one', async () => {
    const process = aProcess()
    let left = 25
    const step = vi.fn(async (atMost: number) => {
      const found = Math.min(left, atMost)
      left -= found
      return found
    })
    process.periodically.runInSteps({ name: 'forget', every: 60_000, atOnce: 10 }, step)
    await process.lifecycle.start()
    await vi.waitFor(() => expect(left).toBe(0))
    await process.lifecycle.stop()
    expect(step.mock.calls).toEqual([[10], [10], [10]])
  })

  it('takes no further step when the process stops', async () => {
    const process = aProcess()
    const step = vi.fn(async (atMost: number) => (await sleep(1), atMost))
    process.periodically.runInSteps({ name: 'forget', every: 60_000, atOnce: 10 }, step)
    await process.lifecycle.start()
    await vi.waitFor(() => expect(step).toHaveBeenCalled())
    await process.lifecycle.stop()
    const steps = step.mock.calls.length
    await sleep(20)
    expect(step).toHaveBeenCalledTimes(steps)
  })

  it('never runs where the interval is 0', async () => {
    const process = aProcess()
    const work = vi.fn(async () => {})
    process.periodically.run({ name: 'off', every: 0 }, work)
    await process.lifecycle.start()
    await process.lifecycle.stop()
    expect(work).not.toHaveBeenCalled()
  })
})
