import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { GeneratorResult } from '../load-result.js'
import type { Pace } from '../pace.js'
import { Latencies } from './latencies.js'

/** Milliseconds between two looks at the event loop. */
const resolution = 10
/** Beyond these the generator, not the system under load, shaped the figures. */
const limits = { late: 10, lag: 20, cpu: 0.7 }

/** Watches the generator itself: whether it sent in time, and how much of a core it took. */
export class GeneratorWatch {
  private readonly late = new Latencies()
  private readonly delay = monitorEventLoopDelay({ resolution })
  private readonly cpuBefore = process.cpuUsage()
  private readonly began = performance.now()
  private dropped = 0

  constructor(
    private readonly pace: Pace,
    private readonly mostInFlight: number,
  ) {
    this.delay.enable()
  }

  drop(): void {
    this.dropped++
  }

  sentLate(milliseconds: number): void {
    this.late.record(milliseconds)
  }

  get result(): GeneratorResult {
    this.delay.disable()
    const { user, system } = process.cpuUsage(this.cpuBefore)
    const worked = (user + system) / 1_000 - this.pace.polled
    const seen = {
      dropped: this.dropped,
      late: this.late.summary,
      lag: { p99: this.lag(this.delay.percentile(99)), max: this.lag(this.delay.max) },
      cpu: Math.max(0, worked / (performance.now() - this.began)),
    }
    return { ...seen, bottleneck: this.reasons(seen) }
  }

  /** The time between two looks, in nanoseconds, less what it should be. */
  private lag(nanoseconds: number): number {
    return Math.max(0, nanoseconds / 1e6 - resolution)
  }

  private reasons({ dropped, late, lag, cpu }: Omit<GeneratorResult, 'bottleneck'>): string[] {
    const reasons: string[] = []
    if (dropped > 0) reasons.push(`${dropped} arrivals found ${this.mostInFlight} requests in flight, and were dropped`)
    if (late && late.p99 > limits.late)
      reasons.push(`1 % of the requests were sent ${late.p99.toFixed(0)} ms late or more`)
    if (lag.p99 > limits.lag) reasons.push(`its event loop was held up for ${lag.p99.toFixed(0)} ms and more`)
    if (cpu > limits.cpu) reasons.push(`its work took ${(cpu * 100).toFixed(0)} % of a core`)
    return reasons
  }
}
