import { hash } from 'node:crypto'

const page = Buffer.alloc(4_096, 'work')

/** How many hashes of 4 KiB take a millisecond on a CPU of this machine: the best of ten tries, for others may disturb. */
export function hashesPerMillisecond(): number {
  const count = 500
  const tries = Array.from({ length: 10 }, () => {
    const began = performance.now()
    for (let n = 0; n < count; n++) hash('sha256', page)
    return performance.now() - began
  })
  return count / Math.min(...tries)
}
