import { Failure } from '@twofold/infrastructure'

/** A time of one rate. */
export interface Step {
  /** Arrivals a second. */
  readonly rate: number
  readonly seconds: number
  /** Begins a phase of this name; without one the phase before goes on. */
  readonly name?: string
}

/** A time in which so many ask at once, each again as soon as it was answered. */
export interface ClosedStep {
  readonly concurrency: number
  readonly seconds: number
  readonly name?: string
}
export type ClosedSchedule = readonly ClosedStep[]

/** Steps one after another; the load ends with the last one, if nobody stops it before. */
export type Schedule = readonly Step[]

export const secondsOf = (schedule: readonly { readonly seconds: number }[]): number =>
  schedule.reduce((sum, { seconds }) => sum + seconds, 0)

/** @throws Failure where a rate or a time is none */
export function checkSchedule(schedule: Schedule | ClosedSchedule): void {
  if (schedule.length === 0) throw new Failure('A load needs at least one step: a rate and for how many seconds.')
  for (const { seconds, ...step } of schedule) {
    if ('rate' in step && !isPositive(step.rate))
      throw new Failure(`${step.rate} is no rate: it must be more than 0 requests a second.`)
    if ('concurrency' in step && !(isPositive(step.concurrency) && Number.isInteger(step.concurrency)))
      throw new Failure(`${step.concurrency} is no concurrency: it must be a whole number, and more than 0.`)
    if (!isPositive(seconds)) throw new Failure(`${seconds} is no duration: it must be more than 0 seconds.`)
  }
}

const isPositive = (value: number) => Number.isFinite(value) && value > 0
