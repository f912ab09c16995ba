import type { Sweeping } from './form.js'

/** One repetition of a sweep. */
export interface Turn extends Sweeping {
  readonly repetition: number
}

/**
 * The order of measuring: all sweeps, then all of them backwards, and so on (A B B A), so that what changes slowly on the
 * machine is the same for all.
 */
export function turns(sweeps: readonly Sweeping[], repetitions: number): Turn[] {
  return Array.from({ length: repetitions }, (_, n) => {
    const order = n % 2 === 0 ? sweeps : sweeps.toReversed()
    return order.map((sweep) => ({ ...sweep, repetition: n + 1 }))
  }).flat()
}
