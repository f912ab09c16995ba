/** Milliseconds to wait before trying for the `failures + 1`th time: doubling from `first`, never above `most`. */
export function backoff(failures: number, first = 200, most = 2_000): number {
  return Math.min(first * 2 ** (failures - 1), most)
}
