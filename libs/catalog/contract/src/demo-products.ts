/** How many products the demonstration data has. */
export const demoProductCount = 1_000

/**
 * The id of the n-th product of the demonstration data (from 0): the same on every machine, so that the seeds of other
 * domains can speak of it. A UUIDv7 of 1 January 2026, in the order of n.
 */
export function demoProductId(n: number): string {
  return `019b76da-a800-7000-8000-${n.toString(16).padStart(12, '0')}`
}
