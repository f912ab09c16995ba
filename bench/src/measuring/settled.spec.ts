import { describe, expect, it } from 'vitest'
import type { RunningSystem } from '../systems/running-system.js'
import type { Reading } from './meter.js'
import { settled } from './settled.js'

/** A system that uses so much of a CPU from one look to the next. */
function meterOf(shares: readonly number[]) {
  let reads = 0
  const read = (): Reading => {
    const orders = shares.slice(0, reads).reduce((total, share) => total + share * 0.5, 0)
    return { at: reads++ * 500, cpu: { orders, generator: reads * 5 }, host: undefined }
  }
  const rig = {
    cpus: { system: undefined, postgres: undefined, generator: undefined, shared: [] },
    meterOf: () => ({ read, memory: () => ({}) }),
  }
  return { rig, looks: () => reads - 1 }
}

describe('a system', () => {
  it('has settled when it uses next to nothing, whatever the generator does', async () => {
    const { rig, looks } = meterOf([0.9, 0.5, 0.1, 0.9])
    await settled({} as RunningSystem, { rig, signal: new AbortController().signal })
    expect(looks()).toBe(3)
  })

  it('is waited for no longer at Ctrl-C', async () => {
    const { rig } = meterOf([0.9, 0.9])
    const waiting = settled({} as RunningSystem, { rig, signal: AbortSignal.timeout(50) })
    await expect(waiting).rejects.toThrow('aborted')
  })
})
