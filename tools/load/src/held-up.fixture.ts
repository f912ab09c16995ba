/**
 * Does something, and tells how late this process would have been for moments 10 ms apart meanwhile, in milliseconds: 9 of 10 of
 * them were no later than `p90`. One long pause counts for all that were due in it, as it does for requests.
 */
export async function heldUpDuring<T>(work: () => Promise<T>): Promise<{ result: T; p90: number; max: number }> {
  const late: number[] = []
  let due = performance.now()
  const look = () => {
    for (const now = performance.now(); due <= now; due += 10) late.push(now - due)
  }
  const looking = setInterval(look, 1)
  const result = await work()
  look()
  clearInterval(looking)
  late.sort((a, b) => a - b)
  return { result, p90: late[Math.floor(late.length * 0.9)]!, max: late.at(-1)! }
}
