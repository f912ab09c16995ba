import { Injectable } from '@nestjs/common'
import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client'

/** The process's Prometheus metrics. */
@Injectable()
export class Metrics {
  readonly registry = new Registry()

  /** Seconds from a call's arrival to its answer, by door, operation and outcome (`ok` or the failure's code). */
  readonly calls = new Histogram({
    name: 'twofold_call_duration_seconds',
    help: 'Seconds from the arrival of a call to its answer',
    labelNames: ['door', 'operation', 'outcome'] as const,
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [this.registry],
  })

  /** Events by what became of them: `published`, or the verdict of an inbox. */
  readonly events = new Counter({
    name: 'twofold_events_total',
    help: 'Events by what became of them',
    labelNames: ['event', 'outcome'] as const,
    registers: [this.registry],
  })

  constructor() {
    // Milliseconds. Every 10, as it would be otherwise, wakes an idle process a hundred times a second: 0.6 % of a core.
    collectDefaultMetrics({ register: this.registry, eventLoopMonitoringPrecision: 50 })
  }
}
