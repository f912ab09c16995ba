import { type ClosedLoopOptions, withDefaults } from './load-options.js'
import type { LoadProgress } from './load-result.js'
import { Loop } from './loop.js'
import { type ClosedSchedule, secondsOf } from './schedule.js'
import type { Workload } from './workload.js'

/**
 * A load with a closed loop: so many ask at once, each again as soon as it was answered. It finds what a system can do at
 * most; its latencies are those of the patient, and leave out what others would have waited.
 */
export class ClosedLoop extends Loop<ClosedSchedule> {
  /** @throws Failure where the options make no sense */
  constructor(options: ClosedLoopOptions, workload: Workload, onProgress?: (progress: LoadProgress) => void) {
    super(withDefaults(options), workload, onProgress)
  }

  protected async send(): Promise<void> {
    const { schedule } = this.options
    for (const [step, { concurrency }] of schedule.entries()) {
      this.begin(step)
      const end = secondsOf(schedule.slice(0, step + 1)) * 1_000
      await Promise.all(Array.from({ length: concurrency }, () => this.askUntil(end)))
    }
  }

  private async askUntil(end: number): Promise<void> {
    while (!this.stopped && this.pace.now < end) await this.requests.arrive(this.pace.now)
  }
}
