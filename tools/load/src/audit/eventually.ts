import { setTimeout as sleep } from 'node:timers/promises'

/** Milliseconds between two looks. */
const lookEvery = 200

/**
 * Looks again and again until nothing is wrong any more or the time is up; then it answers what still is. A look that
 * throws has found that.
 */
export async function eventually(until: number, look: () => Promise<string[]>): Promise<string[]> {
  for (;;) {
    const wrong = await look().catch((error: Error) => [error.message])
    if (wrong.length === 0 || performance.now() > until) return wrong
    await sleep(lookEvery)
  }
}
