import type { LoadResult, SecondResult } from '@twofold/load'
import type { Bench } from '../measuring/bench.js'
import { inStarted } from '../measuring/in-started.js'
import type { Session } from '../measuring/session.js'
import { warmedUp } from '../measuring/warmed-up.js'
import { underLoad } from '../measuring/under-load.js'
import type { Overload } from '../result/costs.js'

interface Options extends Session {
  /** The most that it was seen to answer, requests a second. */
  readonly peak: number
  readonly seconds: number
  /** Of {@link warmedUp}. */
  readonly capacitySeconds: number
}

/** Seconds of an easy load, at half of the peak: before, and after while latency becomes normal again. */
const easy = { warmUp: 3, before: 5, after: 15 }

/** Asks three times as much as a system can do for a while, and then little again. Undefined where the generator was too slow. */
export function overload(options: Options, bench: Bench): Promise<Overload | undefined> {
  const { system, workload, products, peak, seconds, capacitySeconds } = options
  const rate = Math.round(peak * 3)
  const schedule = [
    { name: 'warm-up', rate: peak / 2, seconds: easy.warmUp },
    { name: 'before', rate: peak / 2, seconds: easy.before },
    { name: 'overload', rate, seconds },
    { name: 'after', rate: peak / 2, seconds: easy.after },
  ]
  return inStarted(system, products, bench, async (running) => {
    await warmedUp(running, options, capacitySeconds, bench)
    // What arrives is to come to the system, not to wait for it.
    return underLoad(running, { ...options, connections: Infinity }, schedule, bench, async (load) => {
      const result = await load.result
      const phase = result.phases.find(({ name }) => name === 'overload')
      if (!phase || phase.dropped > 0) return undefined
      return {
        system: system.about.name,
        workload: workload.about.name,
        rate,
        seconds,
        goodputShare: phase.answered / seconds / peak,
        recoverySeconds: secondsUntilNormal(result),
      }
    })
  })
}

/** From the end of the overload to the first of three seconds that are as those before it; `null` where there was none. */
export function secondsUntilNormal({ phases, timeline }: Pick<LoadResult, 'phases' | 'timeline'>): number | null {
  const before = phases.find(({ name }) => name === 'before')?.latency?.p99 ?? 0
  const end = Math.round(phases.find(({ name }) => name === 'after')?.from ?? Infinity)
  // Twice as slow within half a tenth of a second is no difference that anybody would notice.
  const isNormal = ({ failed, latency }: SecondResult) =>
    failed === 0 && latency !== null && latency.p99 < 2 * before + 50
  const after = timeline.filter(({ second }) => second >= end)
  const first = after.findIndex((_, n) => n + 3 <= after.length && after.slice(n, n + 3).every(isNormal))
  return first < 0 ? null : after[first]!.second - end
}
