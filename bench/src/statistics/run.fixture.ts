import type { SweepRun } from '../result/sweep.js'

/** A run of 20 s that kept up with its rate and was answered at once, but for what is said otherwise. */
export const runAt = (rate: number, more: Partial<SweepRun> = {}): SweepRun => ({
  repetition: 1,
  rate,
  requests: rate * 20,
  answered: rate,
  completed: (more.requests ?? rate * 20) - (more.failed ?? 0),
  failed: 0,
  errors: {},
  latency: { p50: 1, p90: 2, p99: 3, p999: 4, max: 5 },
  cpuPerRequest: { gateway: 0.1, catalog: 0.2, postgres: 0.05 },
  peakMemory: {},
  generator: { cpu: 0.3, bottleneck: [] },
  isVoid: false,
  histograms: '',
  closedLoop: null,
  ...more,
})

/** Milliseconds, with this p99. */
export const latencyOf = (p99: number) => ({ p50: p99 / 4, p90: p99 / 2, p99, p999: p99, max: p99 })
