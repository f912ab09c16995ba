import { Failure } from '@twofold/infrastructure'
import type { RunningSystem } from '../systems/running-system.js'
import type { Driving } from './bench.js'
import type { Asking } from './session.js'
import { underLoad } from './under-load.js'

/** Requests at once while the capacity is looked for. */
const concurrency = 64
/** Fewer answers than these say more of the first moments than of the rate. */
const fewest = concurrency / 4
/** How often it is looked for, each time twice as long. */
const mostTries = 4

/**
 * About how many requests a second it answers: a closed loop, for `seconds` after a warm-up of the same length; longer where
 * that was too short, as it is for the first orders of cold services.
 */
export async function capacityOf(
  running: RunningSystem,
  session: Asking,
  seconds: number,
  bench: Driving,
): Promise<number> {
  for (let tries = 1, length = seconds; tries <= mostTries; tries++, length *= 2) {
    const answered = await answeredIn(running, session, length, bench)
    if (answered >= fewest || (tries === mostTries && answered > 0)) return answered / length
  }
  throw new Failure(
    `Nothing was answered, ${concurrency} requests at once, in ${seconds * 2 ** (mostTries - 1)} s: the log of the system says why.`,
  )
}

function answeredIn(running: RunningSystem, session: Asking, seconds: number, bench: Driving): Promise<number> {
  const schedule = [
    { concurrency, seconds, name: 'warm-up' },
    { concurrency, seconds, name: 'capacity' },
  ]
  return underLoad(running, session, schedule, bench, async (load) => {
    const { phases } = await load.result
    return phases.find(({ name }) => name === 'capacity')?.answered ?? 0
  })
}
