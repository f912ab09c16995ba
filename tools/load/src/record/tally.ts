import type { Counts, ErrorKind } from '../load-result.js'
import { Latencies } from './latencies.js'

/** Counts and latencies of some requests: those of a kind, of a second. */
export class Tally {
  private readonly latencies = new Latencies()
  private readonly errors: Partial<Record<ErrorKind, number>> = {}
  private sent = 0
  private answered = 0
  private failed = 0

  get pending(): number {
    return this.sent - this.answered - this.failed
  }

  send(): void {
    this.sent++
  }

  answer(milliseconds: number): void {
    this.answered++
    this.latencies.record(milliseconds)
  }

  fail(error: ErrorKind): void {
    this.failed++
    this.errors[error] = (this.errors[error] ?? 0) + 1
  }

  add(other: Tally): void {
    this.sent += other.sent
    this.answered += other.answered
    this.failed += other.failed
    for (const [error, count] of Object.entries(other.errors) as [ErrorKind, number][])
      this.errors[error] = (this.errors[error] ?? 0) + count
    this.latencies.add(other.latencies)
  }

  get counts(): Counts {
    const { sent, answered, failed, errors } = this
    return { sent, answered, failed, errors: { ...errors }, latency: this.latencies.summary }
  }

  get encoded(): string {
    return this.latencies.encoded
  }

  free(): void {
    this.latencies.free()
  }
}
