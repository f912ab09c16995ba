import { sum, used, type Reading } from './meter.js'

/** Shares that change no figure by more than its interval. */
const quiet = { foreign: 0.05, steal: 0.02 }

const percent = (share: number) => `${(share * 100).toFixed(0)} %`

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

  /** What disturbed the runs, in words. */
  get disturbances(): string[] {
    const { steal, foreign } = this.shares
    return [
      ...((foreign ?? 0) > quiet.foreign
        ? [`Other processes used ${percent(foreign!)} of all CPU time meanwhile.`]
        : []),
      ...((steal ?? 0) > quiet.steal ? [`The hypervisor took ${percent(steal!)} of all CPU time meanwhile.`] : []),
    ]
  }
}
