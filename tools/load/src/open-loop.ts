import { setImmediate as nextTurn } from 'node:timers/promises'
import { arrivals } from './arrivals.js'
import { type LoadOptions, withDefaults } from './load-options.js'
import type { LoadProgress } from './load-result.js'
import { Loop } from './loop.js'
import { type Schedule, secondsOf } from './schedule.js'
import type { Workload } from './workload.js'

/** So many requests are sent one after another, at most, before answers are read. */
const burst = 64

/**
 * A load with an open loop: requests go out when they are due, whether those before are answered or not, and are timed
 * from then on. Whoever waits for answers before asking again asks least while the system is slow, and does not see it
 * («coordinated omission»).
 */
export class OpenLoop extends Loop<Schedule> {
  /** @throws Failure where the options make no sense */
  constructor(options: LoadOptions, workload: Workload, onProgress?: (progress: LoadProgress) => void) {
    super(withDefaults(options), workload, onProgress)
  }

  protected async send(): Promise<void> {
    const { schedule, spacing } = this.options
    let inBurst = 0
    let begun = 0
    const beginUpTo = async (step: number) => {
      for (; begun <= step; begun++) {
        await this.until(this.beginOf(begun))
        if (!this.stopped) this.begin(begun)
      }
    }
    for (const arrival of arrivals(schedule, spacing, this.random)) {
      // Not with its first arrival, which may be long in coming: until then answers would count for the step before.
      if (arrival.step >= begun) await beginUpTo(arrival.step)
      if (++inBurst > burst || this.pace.now < arrival.at) {
        inBurst = 0
        await nextTurn()
        await this.until(arrival.at)
      }
      if (this.stopped) return
      void this.requests.arrive(arrival.at)
    }
    // The last steps may be silent, or end so.
    await beginUpTo(schedule.length - 1)
    await this.until(secondsOf(schedule) * 1_000)
  }

  private async until(moment: number): Promise<void> {
    while (!this.stopped && this.pace.now < moment) await this.pace.towards(moment)
  }
}
