import { Failure } from '@twofold/infrastructure'

/** A time of one rate. */
export interface Step {
  /** Arrivals a second. */
  readonly rate: number
  readonly seconds: number
  /** Begins a phase of this name; without one the phase before goes on. */
  readonly name?: string
}

/** Steps one after another; the load ends with the last one, if nobody stops it before. */
export type Schedule = readonly Step[]

export const secondsOf = (schedule: Schedule): number => schedule.reduce((sum, { seconds }) => sum + seconds, 0)

/** @throws Failure where a rate or a time is none */
export function checkSchedule(schedule: Schedule): void {
  if (schedule.length === 0) throw new Failure('A load needs at least one step: a rate and for how many seconds.')
  for (const { rate, seconds } of schedule) {
    if (!isPositive(rate)) throw new Failure(`${rate} is no rate: it must be more than 0 requests a second.`)
    if (!isPositive(seconds)) throw new Failure(`${seconds} is no duration: it must be more than 0 seconds.`)
  }
}

const isPositive = (value: number) => Number.isFinite(value) && value > 0
