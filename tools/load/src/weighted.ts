/** Chooses among names by their weights. */
export function weighted<Name extends string>(
  weights: Readonly<Record<Name, number>>,
  random: () => number,
): () => Name {
  let sum = 0
  const bounds = Object.entries<number>(weights).map(([name, weight]) => [name as Name, (sum += weight)] as const)
  return () => {
    const point = random() * sum
    return (bounds.find(([, bound]) => point < bound) ?? bounds.at(-1)!)[0]
  }
}
