import { setTimeout as sleep } from 'node:timers/promises'
import { Failure } from '@twofold/infrastructure'

/** Milliseconds between two looks. */
const interval = 1_000

/** Looks again and again until nothing is in the way. Throws Failure with what still is after so many milliseconds. */
export async function waitUntil(
  goal: string,
  patience: number,
  whatIsInTheWay: () => Promise<readonly string[]>,
): Promise<void> {
  const began = performance.now()
  for (;;) {
    const inTheWay = await whatIsInTheWay()
    if (inTheWay.length === 0) return
    if (performance.now() - began > patience)
      throw new Failure(`Not ${goal} after ${patience / 1_000} s: ${inTheWay.join(', ')}`)
    await sleep(interval)
  }
}
