import type { RunningSystem } from '../systems/running-system.js'
import type { Driving } from './bench.js'
import type { Asking } from './session.js'
import { underLoad } from './under-load.js'

/** Requests at once while the capacity is looked for. */
const concurrency = 64

/** About how many requests a second it answers: a closed loop, for `seconds` after a warm-up of the same length. */
export function capacityOf(running: RunningSystem, session: Asking, seconds: number, bench: Driving): Promise<number> {
  const schedule = [
    { concurrency, seconds, name: 'warm-up' },
    { concurrency, seconds, name: 'capacity' },
  ]
  return underLoad(running, session, schedule, bench, async (load) => {
    const { phases } = await load.result
    const { answered = 0 } = phases.find(({ name }) => name === 'capacity') ?? {}
    return answered / seconds
  })
}
