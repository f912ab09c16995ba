/**
 * Zipf's law: the thing of rank n is wanted 1/n^skew times as often as the first. Shares of `count` things, which add up
 * to 1.
 */
export function zipfShares(count: number, skew: number): number[] {
  const weights = Array.from({ length: count }, (_, n) => (n + 1) ** -skew)
  const sum = weights.reduce((total, weight) => total + weight, 0)
  return weights.map((weight) => weight / sum)
}

/** Chooses among things in the order of their popularity. */
export function popular<Thing>(things: readonly Thing[], skew: number): (random: () => number) => Thing {
  let sum = 0
  const bounds = zipfShares(things.length, skew).map((share) => (sum += share))
  return (random) => things[firstAbove(bounds, random() * sum)]!
}

function firstAbove(bounds: readonly number[], point: number): number {
  let [low, high] = [0, bounds.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if (bounds[middle]! > point) high = middle
    else low = middle + 1
  }
  return low
}
