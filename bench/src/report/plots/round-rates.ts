/** What a power of ten is multiplied by: the first of these that gives labels enough. */
const ladders = [[1], [1, 3], [1, 2, 5], [1, 1.5, 2, 2.5, 3, 4, 5, 6, 7, 8, 9]]
const enough = 3

/** Figures that people know by heart between two others: labels of a logarithmic axis. */
export function roundRates(low: number, high: number): number[] {
  const from = Math.floor(Math.log10(low))
  const powers = Array.from({ length: Math.ceil(Math.log10(high)) - from + 1 }, (_, n) => 10 ** (from + n))
  const all = ladders.map((ladder) =>
    powers.flatMap((power) => ladder.map((step) => step * power)).filter((rate) => rate >= low && rate <= high),
  )
  return all.find((rates) => rates.length >= enough) ?? all.at(-1)!
}
