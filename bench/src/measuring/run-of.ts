import type { PhaseResult } from '@twofold/load'
import type { SweepRun } from '../result/sweep.js'
import { type Reading, used } from './meter.js'

/** Beyond these the generator, not the system, shaped the figures. */
const limits = { lateMilliseconds: 20, cpu: 0.7 }

interface Measured {
  readonly rate: number
  readonly repetition: number
  /** Missing where nothing was sent. */
  readonly phase: PhaseResult | undefined
  readonly before: Reading
  readonly after: Reading
  readonly memory: Readonly<Record<string, number>>
  readonly histograms: string
}

/** What a rate came to. */
export function runOf({ rate, repetition, phase, before, after, memory, histograms }: Measured): SweepRun {
  const seconds = (after.at - before.at) / 1_000
  const answered = phase?.answered ?? 0
  const { generator = 0, ...cpu } = used(before, after)
  const bottleneck = reasons(phase, generator / seconds)
  const { generator: _, ...peakMemory } = memory
  return {
    repetition,
    rate,
    answered: answered / seconds,
    failed: phase?.failed ?? 0,
    errors: { ...phase?.errors },
    latency: phase?.latency ?? null,
    cpuPerRequest: answered === 0 ? {} : mapped(cpu, (value) => (value * 1_000) / answered),
    peakMemory: mapped(peakMemory, (value) => Math.round(value * 10) / 10),
    generator: { cpu: generator / seconds, bottleneck },
    isVoid: bottleneck.length > 0,
    histograms,
  }
}

function reasons(phase: PhaseResult | undefined, cpu: number): string[] {
  const late = phase?.late?.p99 ?? 0
  return [
    ...(phase && phase.dropped > 0 ? [`${phase.dropped} arrivals were dropped: too many requests were in flight`] : []),
    ...(late > limits.lateMilliseconds ? [`1 % of the requests were sent ${late.toFixed(0)} ms late or more`] : []),
    ...(cpu > limits.cpu ? [`the generator used ${(cpu * 100).toFixed(0)} % of its CPU`] : []),
  ]
}

function mapped(values: Readonly<Record<string, number>>, change: (value: number) => number): Record<string, number> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, change(value)]))
}
