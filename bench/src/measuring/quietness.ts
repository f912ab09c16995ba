import { sum, used, type Reading } from './meter.js'

/** How much of the machine was not ours while something was measured, over a whole run. */
export class Quietness {
  private total = 0
  private stolen = 0
  private others = 0

  /** @param own CPU seconds of the bench itself between the two readings */
  add(before: Reading, after: Reading, own: number): void {
    if (!before.host || !after.host) return
    this.total += after.host.total - before.host.total
    this.stolen += after.host.steal - before.host.steal
    const ours = sum(Object.values(used(before, after))) + own
    this.others += Math.max(0, after.host.busy - before.host.busy - ours)
  }

  /** Shares of all CPU time, 0 to 1; `null` where the system does not tell. */
  get shares(): { steal: number | null; foreign: number | null } {
    if (this.total === 0) return { steal: null, foreign: null }
    return { steal: this.stolen / this.total, foreign: this.others / this.total }
  }
}
