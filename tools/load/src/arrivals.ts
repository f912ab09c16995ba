import { randomExponential } from 'd3-random'
import type { Schedule } from './schedule.js'

/** `poisson`: gaps as between people who know nothing of one another; `uniform`: all gaps alike. */
export type Spacing = 'poisson' | 'uniform'

export interface Arrival {
  /** Milliseconds since the load began. */
  readonly at: number
  /** The step of the schedule that it belongs to. */
  readonly step: number
}

/** When requests are due, whatever becomes of those before: the same moments for the same random numbers. */
export function* arrivals(schedule: Schedule, spacing: Spacing, random: () => number): Generator<Arrival> {
  let begin = 0
  for (const [step, { rate, seconds }] of schedule.entries()) {
    const end = begin + seconds * 1_000
    const perMillisecond = rate / 1_000
    // Exponential gaps have no memory, so each step may begin anew.
    const gap = spacing === 'poisson' ? randomExponential.source(random)(perMillisecond) : () => 1 / perMillisecond
    for (let at = begin + gap(); at <= end; at += gap()) yield { at, step }
    begin = end
  }
}
