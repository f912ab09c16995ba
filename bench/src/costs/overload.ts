import type { LoadResult, SecondResult, Step } from '@twofold/load'
import type { Bench } from '../measuring/bench.js'
import { inStarted } from '../measuring/in-started.js'
import { keepHistograms } from '../measuring/keep-histograms.js'
import { wasLate } from '../measuring/run-of.js'
import type { Session } from '../measuring/session.js'
import { warmedUp } from '../measuring/warmed-up.js'
import { underLoad } from '../measuring/under-load.js'
import type { Overload } from '../result/costs.js'

interface Options extends Session {
  /** The most that it was seen to answer at one of its rates, requests a second; left out where none was measured. */
  readonly peak?: number
  readonly seconds: number
  /** Of {@link warmedUp}. */
  readonly capacitySeconds: number
}

type Measured = Pick<LoadResult, 'phases' | 'timeline'>

/** Seconds of an easy load, at half of the capacity: before, and after while latency becomes normal again. */
const easy = { warmUp: 3, before: 5, after: 15 }

export const overloadNotes = [
  'Overload: three times the most that a system answered, at one of its rates or in the closed loop just before; what was answered as it should be meanwhile is set beside that capacity, and how long it took.',
]

/** Asks three times as much as a system can do for a while, and then little again. Undefined where the generator was too slow. */
export function overload(options: Options, bench: Bench): Promise<Overload | undefined> {
  const { system, workload, products, peak = 0, seconds, capacitySeconds } = options
  return inStarted(system, products, bench, async (running) => {
    const capacity = Math.max(peak, await warmedUp(running, options, capacitySeconds, bench))
    const schedule = scheduleAround(capacity, seconds)
    // What arrives is to come to the system, not to wait for it.
    const result = await underLoad(
      running,
      { ...options, connections: Infinity },
      schedule,
      bench,
      (load) => load.result,
    )
    await keepHistograms(result, options, 'overload', bench)
    const found = keptIn(result, capacity)
    return found && { system: system.about.name, workload: workload.about.name, ...found }
  })
}

const rateBeyond = (capacity: number) => Math.round(capacity * 3)

/** Easy, three times the capacity for so many seconds, and easy again. */
export function scheduleAround(capacity: number, seconds: number): Step[] {
  const rate = capacity / 2
  return [
    { name: 'warm-up', rate, seconds: easy.warmUp },
    { name: 'before', rate, seconds: easy.before },
    { name: 'overload', rate: rateBeyond(capacity), seconds },
    { name: 'after', rate, seconds: easy.after },
  ]
}

/** What a system kept of its capacity. Undefined where the generator dropped arrivals or was late: less came than should. */
export function keptIn(result: Measured, capacity: number): Omit<Overload, 'system' | 'workload'> | undefined {
  const phase = result.phases.find(({ name }) => name === 'overload')
  if (!phase || phase.dropped > 0 || wasLate(phase)) return undefined
  const seconds = phase.to - phase.from
  return {
    rate: rateBeyond(capacity),
    seconds,
    goodputShare: phase.completed / seconds / capacity,
    latency: phase.latency && { p50: phase.latency.p50, p99: phase.latency.p99 },
    recoverySeconds: secondsUntilNormal(result),
  }
}

/** From the end of the overload to the first of three seconds that are as those before it; `null` where there was none. */
function secondsUntilNormal({ phases, timeline }: Measured): number | null {
  const before = phases.find(({ name }) => name === 'before')?.latency?.p99 ?? 0
  const end = Math.round(phases.find(({ name }) => name === 'after')?.from ?? Infinity)
  // Twice as slow within half a tenth of a second is no difference that anybody would notice.
  const isNormal = ({ failed, latency }: SecondResult) =>
    failed === 0 && latency !== null && latency.p99 < 2 * before + 50
  const after = timeline.filter(({ second }) => second >= end)
  const first = after.findIndex((_, n) => n + 3 <= after.length && after.slice(n, n + 3).every(isNormal))
  return first < 0 ? null : after[first]!.second - end
}
