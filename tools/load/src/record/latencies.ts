import { build, encodeIntoCompressedBase64, type Histogram } from 'hdr-histogram-js'
import type { Latency } from '../load-result.js'

/** Microseconds: an hour. */
const longest = 3_600_000_000

// One of them takes 90 KB, and there are thousands in a long run: they are used again.
const unused: Histogram[] = []

/** A histogram of milliseconds, to three significant digits. */
export class Latencies {
  private readonly histogram: Histogram =
    unused.pop() ??
    build({
      lowestDiscernibleValue: 1,
      highestTrackableValue: longest,
      numberOfSignificantValueDigits: 3,
      bitBucketSize: 32,
    })

  record(milliseconds: number): void {
    this.histogram.recordValue(Math.min(Math.max(0, Math.round(milliseconds * 1_000)), longest))
  }

  add(other: Latencies): void {
    this.histogram.add(other.histogram)
  }

  get summary(): Latency | null {
    const { totalCount, maxValue } = this.histogram
    if (totalCount === 0) return null
    // A value stands for all that are alike to three digits, and may be above the largest.
    const at = (percentile: number) => Math.min(this.histogram.getValueAtPercentile(percentile), maxValue) / 1_000
    return { p50: at(50), p90: at(90), p99: at(99), p999: at(99.9), max: maxValue / 1_000 }
  }

  /** HdrHistogram's own format, which its other tools read. */
  get encoded(): string {
    return encodeIntoCompressedBase64(this.histogram)
  }

  /** Gives the memory back: not to be used any more. */
  free(): void {
    this.histogram.reset()
    unused.push(this.histogram)
  }
}
