import type { Form, Sweeping } from './form.js'

/** One repetition of a sweep. */
export interface Turn extends Sweeping {
  readonly repetition: number
}

/**
 * The order of measuring: all sweeps, then all of them backwards, and so on (A B B A), so that what changes slowly on the
 * machine is the same for all. Those that want fewer repetitions are in the first ones.
 */
export function turns({ sweeps, repetitions }: Pick<Form, 'sweeps' | 'repetitions'>): Turn[] {
  return Array.from({ length: repetitions }, (_, n) => {
    const wanted = sweeps.filter((sweep) => (sweep.repetitions ?? repetitions) > n)
    const order = n % 2 === 0 ? wanted : wanted.toReversed()
    return order.map((sweep) => ({ ...sweep, repetition: n + 1 }))
  }).flat()
}
