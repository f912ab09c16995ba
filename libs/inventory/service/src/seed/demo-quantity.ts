/** How many pieces of the n-th product of the demonstration data there are: 500 to 1,500, the same on every machine. */
export function demoQuantity(n: number): number {
  // A prime that shares nothing with 1,001: neighbours differ, and every quantity comes once.
  return 500 + ((n * 577) % 1_001)
}
