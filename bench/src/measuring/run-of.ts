import type { PhaseResult } from '@twofold/load'
import type { SweepRun } from '../result/sweep.js'
import { type Reading, used } from './meter.js'

/** Beyond these the generator, not the system, shaped the figures: milliseconds at p99, and the share of its CPU. */
export const generatorLimits = { late: 20, cpu: 0.7 }

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
  const completed = phase?.completed ?? 0
  const { generator = 0, ...cpu } = used(before, after)
  const worked = Math.max(0, generator - (phase?.polled ?? 0) / 1_000) / seconds
  const bottleneck = reasons(phase, worked)
  const { generator: _, ...peakMemory } = memory
  return {
    repetition,
    rate,
    requests: phase?.sent ?? 0,
    answered: phase ? completed / (phase.to - phase.from) : 0,
    completed,
    failed: phase?.failed ?? 0,
    errors: { ...phase?.errors },
    latency: phase?.latency ?? null,
    cpuPerRequest: completed === 0 ? {} : mapped(cpu, (value) => (value * 1_000) / completed),
    peakMemory: mapped(peakMemory, (value) => Math.round(value * 10) / 10),
    generator: { cpu: worked, bottleneck },
    isVoid: bottleneck.length > 0,
    histograms,
    closedLoop: null,
  }
}

/** Whether its requests were sent so late that what was measured is the generator. */
export const wasLate = ({ late }: Pick<PhaseResult, 'late'>): boolean => (late?.p99 ?? 0) > generatorLimits.late

function reasons(phase: PhaseResult | undefined, cpu: number): string[] {
  return [
    ...(phase && phase.dropped > 0 ? [`${phase.dropped} arrivals were dropped: too many requests were in flight`] : []),
    ...(phase && wasLate(phase) ? [`1 % of the requests were sent ${phase.late!.p99.toFixed(0)} ms late or more`] : []),
    ...(cpu > generatorLimits.cpu ? [`the generator used ${(cpu * 100).toFixed(0)} % of its CPU`] : []),
  ]
}

function mapped(values: Readonly<Record<string, number>>, change: (value: number) => number): Record<string, number> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, change(value)]))
}
