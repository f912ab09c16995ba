import { Failure } from '@twofold/infrastructure'
import type { RunningSystem } from '../systems/running-system.js'
import type { Driving } from './bench.js'
import type { Asking } from './session.js'
import { underLoad } from './under-load.js'

/** Requests at once while the capacity is looked for. */
const concurrency = 64
/** Fewer answers than these say more of the first moments than of the rate. */
const fewest = concurrency / 4
/** Times the given seconds: then it is given up. */
const longest = 8

/**
 * About how many requests a second it answers: a closed loop, for `seconds` after a warm-up of the same length; longer where
 * that was too short, as it is for the first orders of cold services.
 *
 * @throws Failure where nothing was answered at all
 */
export async function capacityOf(
  running: RunningSystem,
  session: Asking,
  seconds: number,
  bench: Driving,
): Promise<number> {
  let length = seconds
  let answered = await answeredIn(running, session, length, bench)
  while (answered < fewest && length < seconds * longest) {
    length *= 2
    answered = await answeredIn(running, session, length, bench)
  }
  if (answered > 0) return answered / length
  throw new Failure(
    `Nothing was answered in ${length} s, ${concurrency} requests at once: the log of the system says why.`,
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
