import { setTimeout as sleep } from 'node:timers/promises'
import type { RunningSystem } from '../systems/running-system.js'
import type { Driving } from './bench.js'
import { sum, used } from './meter.js'

/** Milliseconds of one look. */
const look = 500
const mostLooks = 60
/** Of one CPU: what idle processes use to look whether there is something to do. */
const idle = 0.15

/**
 * Waits until a system has nothing left to do: an answered order is still told to others and captured, and a load that was
 * too much leaves thousands of those. Half a minute at most.
 */
export async function settled(running: RunningSystem, { rig, signal }: Pick<Driving, 'rig' | 'signal'>): Promise<void> {
  const meter = rig.meterOf(running, process.pid)
  let before = await meter.read()
  for (let n = 0; n < mostLooks; n++) {
    await sleep(look, undefined, { signal })
    const after = await meter.read()
    const { generator: _, ...cpu } = used(before, after)
    if (sum(Object.values(cpu)) * 1_000 < idle * (after.at - before.at)) return
    before = after
  }
}
