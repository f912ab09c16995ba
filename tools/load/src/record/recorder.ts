import type { EncodedHistogram, FailedRequest, PhaseResult } from '../load-result.js'
import type { Asked } from '../workload.js'
import { type Border, Phase } from './phase.js'
import { Tally } from './tally.js'
import { type Second, Timeline } from './timeline.js'

/** Where one request is counted. */
export interface Ticket {
  readonly kind: string
  /** When it was due: milliseconds since the load began. */
  readonly at: number
  readonly phase: Phase
  readonly tally: Tally
  readonly second: Second
}

/** How a request failed. */
type Failed = Omit<FailedRequest, 'at' | 'time' | 'phase' | 'kind' | 'method' | 'path'>

interface RecorderOptions {
  readonly failuresKept: number
  /** Milliseconds since 1970. */
  readonly beganAt: number
  readonly firstPhase?: string
  /** Milliseconds of polling so far. */
  readonly polled: () => number
}

/** Counts requests by kind, phase and second. */
export class Recorder {
  readonly timeline = new Timeline()
  readonly failures: FailedRequest[] = []
  readonly phases: PhaseResult[] = []
  readonly histograms: EncodedHistogram[] = []
  private readonly whole: Map<string, Tally>
  private readonly openPhases: Phase[]
  private sentInAll = 0
  private failedInAll = 0
  /** Nothing is due any more: what is answered now comes after the last phase. */
  private isOver = false

  constructor(
    kinds: readonly string[],
    private readonly options: RecorderOptions,
  ) {
    this.openPhases = [new Phase(options.firstPhase ?? 'load', { at: 0, polled: 0 })]
    this.whole = new Map(kinds.map((kind) => [kind, new Tally()]))
  }

  get sent(): number {
    return this.sentInAll
  }
  get failed(): number {
    return this.failedInAll
  }
  get phase(): string {
    return this.openPhases.at(-1)!.name
  }

  /**
   * Begins a phase, where one of that name does not run already. A step is heard of a little late: what was marked
   * since its first moment is later, and stands.
   */
  mark(name: string, at: number): void {
    const current = this.openPhases.at(-1)!
    if (name === current.name || at / 1_000 < current.from.at) return
    const border = this.borderAt(at)
    current.end(border)
    this.openPhases.push(new Phase(name, border))
  }

  drop(): void {
    this.openPhases.at(-1)!.drop()
  }

  /** @param late milliseconds from due to sent */
  send(kind: string, at: number, late: number): Ticket {
    this.sentInAll++
    const phase = this.openPhases.at(-1)!
    phase.sentLate(late)
    const ticket = { kind, at, phase, tally: phase.of(kind), second: this.timeline.at(at) }
    ticket.tally.send()
    ticket.second.send()
    return ticket
  }

  answer({ tally, second }: Ticket, milliseconds: number): void {
    tally.answer(milliseconds)
    second.answer(milliseconds)
    if (!this.isOver) this.openPhases.at(-1)!.complete()
  }

  /** Says that no more will be sent. */
  end(): void {
    this.isOver = true
  }

  fail({ kind, at, phase, tally, second }: Ticket, { method, path }: Asked, failure: Failed): void {
    const { failuresKept, beganAt } = this.options
    this.failedInAll++
    tally.fail(failure.error)
    second.fail(failure.error)
    if (phase.failuresKept >= failuresKept) return
    phase.failuresKept++
    const time = new Date(beganAt + at).toISOString()
    this.failures.push({ at: at / 1_000, time, phase: phase.name, kind, method, path, ...failure })
  }

  /** Closes what is over; to be called from time to time, at last when nothing is in flight any more. */
  close(now: number): void {
    this.timeline.closeBefore(now)
    while (this.openPhases[0]?.isDone) {
      const { result, histograms } = this.openPhases.shift()!.close(this.whole)
      // A phase that ended as it began says nothing.
      if (result.sent > 0 || result.to > result.from) this.phases.push(result)
      this.histograms.push(...histograms)
    }
  }

  /** When all has come to an end. */
  finish(at: number) {
    this.openPhases.at(-1)!.end(this.borderAt(at))
    this.close(Infinity)
    const all = new Tally()
    for (const tally of this.whole.values()) all.add(tally)
    const kinds = Object.fromEntries([...this.whole].map(([kind, tally]) => [kind, tally.counts]))
    const { phases, failures, histograms, timeline } = this
    return { total: all.counts, kinds, phases, timeline: timeline.result, failures, histograms }
  }

  private borderAt(milliseconds: number): Border {
    return { at: milliseconds / 1_000, polled: this.options.polled() }
  }
}
