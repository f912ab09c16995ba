import { Failure } from '@twofold/infrastructure'
import type { PhaseResult } from '@twofold/load'
import type { RunningSystem } from '../systems/running-system.js'
import type { Driving } from './bench.js'
import type { Asking } from './session.js'
import { underLoad } from './under-load.js'

/** Requests at once while the capacity is looked for. */
const concurrency = 64
/** Fewer answers than these say more of the first moments than of the rate. */
const fewest = concurrency / 4
/** So much more than in the time before, and it is still becoming faster. */
const growth = 1.05
const mostRounds = 8
const roundsWithoutAnswer = 3

/** Of `seconds`, what the load itself needs to settle; it is counted to nothing. */
const leadShare = 0.5

/** Seconds that {@link warmedUp} takes where a system is steady at once. */
export const leastSecondsOfWarmUp = (seconds: number): number => (leadShare + 2) * seconds

/**
 * Warms a system up, and tells about how many requests a second it answers then: a closed loop, in rounds, until it answers
 * no more in `seconds` than in the `seconds` before. Compilers look at calls, not at the clock: what answers few a second,
 * and in many processes, needs the longer for it.
 *
 * @throws Failure where nothing was answered at all
 */
export async function warmedUp(
  running: RunningSystem,
  session: Asking,
  seconds: number,
  bench: Driving,
): Promise<number> {
  let answered = { earlier: 0, later: 0 }
  for (let round = 1; round <= mostRounds; round++) {
    answered = await answeredIn(running, session, seconds, bench)
    if (answered.later === 0 && round === roundsWithoutAnswer) break
    if (answered.later * seconds >= fewest && answered.later <= answered.earlier * growth) break
  }
  if (answered.later > 0) return answered.later
  throw new Failure(
    `Nothing was answered in the last ${seconds} s of a warm-up, ${concurrency} requests at once: the log of the system says why.`,
  )
}

/** Answers a second of a phase, which lasts longer than it was to where the generator was held up at its end. */
function rateOf(phases: readonly PhaseResult[], phase: string): number {
  const found = phases.find(({ name }) => name === phase)
  return found && found.to > found.from ? found.answered / (found.to - found.from) : 0
}

function answeredIn(running: RunningSystem, session: Asking, seconds: number, bench: Driving) {
  const schedule = [
    { concurrency, seconds: seconds * leadShare, name: 'lead' },
    { concurrency, seconds, name: 'earlier' },
    { concurrency, seconds, name: 'later' },
  ]
  return underLoad(running, session, schedule, bench, async (load) => {
    const { phases } = await load.result
    return { earlier: rateOf(phases, 'earlier'), later: rateOf(phases, 'later') }
  })
}
