import type { Counts, EncodedHistogram, PhaseResult } from '../load-result.js'
import { Latencies } from './latencies.js'
import { Tally } from './tally.js'

/** Where one phase ends and the next begins. */
export interface Border {
  /** Seconds since the load began. */
  readonly at: number
  /** Milliseconds of polling so far. */
  readonly polled: number
}

/** What is due from one mark to the next, by kinds. */
export class Phase {
  /** How many of its failures were kept in full so far. */
  failuresKept = 0
  private readonly kinds = new Map<string, Tally>()
  private readonly late = new Latencies()
  private completed = 0
  private dropped = 0
  private to?: Border

  constructor(
    readonly name: string,
    readonly from: Border,
  ) {}

  of(kind: string): Tally {
    const tally = this.kinds.get(kind) ?? new Tally()
    this.kinds.set(kind, tally)
    return tally
  }

  sentLate(milliseconds: number): void {
    this.late.record(milliseconds)
  }

  /** Counts an answer that came while it lasts. */
  complete(): void {
    this.completed++
  }

  drop(): void {
    this.dropped++
  }

  end(to: Border): void {
    this.to ??= to
  }

  /** Over, and all that was due in it has come to an end. */
  get isDone(): boolean {
    return this.to !== undefined && [...this.kinds.values()].every(({ pending }) => pending === 0)
  }

  /** Adds its tallies to those of the whole run, and gives its memory back. */
  close(whole: Map<string, Tally>): { result: PhaseResult; histograms: EncodedHistogram[] } {
    const { name, completed, dropped, late, from: begin, to: end = begin } = this
    const [from, to, polled] = [begin.at, end.at, end.polled - begin.polled]
    const all = new Tally()
    const kinds: Record<string, Counts> = {}
    const histograms: EncodedHistogram[] = []
    for (const [kind, tally] of this.kinds) {
      kinds[kind] = tally.counts
      histograms.push({ phase: name, kind, from, to, encoded: tally.encoded })
      all.add(tally)
      whole.get(kind)!.add(tally)
      tally.free()
    }
    const result = { name, from, to, ...all.counts, kinds, completed, dropped, late: late.summary, polled }
    all.free()
    late.free()
    return { result, histograms }
  }
}
