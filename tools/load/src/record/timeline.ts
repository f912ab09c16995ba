import type { SecondResult } from '../load-result.js'
import { Tally } from './tally.js'
import { Versions } from './versions.js'

export class Second extends Tally {
  readonly versions = new Versions()

  constructor(private readonly second: number) {
    super()
  }

  get result(): SecondResult {
    return { second: this.second, ...this.counts, versions: this.versions.counts }
  }
}

/** The seconds of a run, each closed once it is over and all that was due in it has come to an end. */
export class Timeline {
  private readonly open = new Map<number, Second>()
  private readonly closed: SecondResult[] = []

  /** The second that this moment (milliseconds since the beginning) lies in. */
  at(milliseconds: number): Second {
    const number = Math.floor(milliseconds / 1_000)
    const second = this.open.get(number) ?? new Second(number)
    this.open.set(number, second)
    return second
  }

  /** A second as far as it is known. */
  peek(number: number): SecondResult | undefined {
    return this.open.get(number)?.result ?? this.closed.findLast(({ second }) => second === number)
  }

  closeBefore(milliseconds: number): void {
    for (const [number, second] of this.open) {
      if ((number + 1) * 1_000 > milliseconds || second.pending > 0) continue
      this.open.delete(number)
      this.closed.push(second.result)
      second.free()
    }
  }

  get result(): SecondResult[] {
    return this.closed.sort((a, b) => a.second - b.second)
  }
}
