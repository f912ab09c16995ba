/** The numbers in a list as Linux writes it: `0-2,5`. */
export function cpusIn(list: string): number[] {
  return list
    .trim()
    .split(',')
    .filter(Boolean)
    .flatMap((range) => {
      const [first, last = first] = range.split('-').map(Number)
      return Array.from({ length: last! - first! + 1 }, (_, n) => first! + n)
    })
}
