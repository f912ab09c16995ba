import { startLoad } from '@twofold/load'
import { type Bench, inStarted, loadOptions, until } from './measure-session.js'
import type { Session } from './session.js'

/** Requests at once while the capacity is looked for. */
const concurrency = 64

/** About how many requests a second a system can answer: a closed loop, for `seconds` after a warm-up of the same length. */
export function findCapacity(session: Omit<Session, 'rates'>, seconds: number, bench: Bench): Promise<number> {
  return inStarted(session, bench, async ({ url }) => {
    const load = await startLoad({
      ...loadOptions(session, url, bench.rig),
      schedule: [
        { concurrency, seconds, name: 'warm-up' },
        { concurrency, seconds, name: 'capacity' },
      ],
    })
    return until(load, bench.signal, async () => {
      const { phases } = await load.result
      const { answered = 0 } = phases.find(({ name }) => name === 'capacity') ?? {}
      return answered / seconds
    })
  })
}
