import { hash } from 'node:crypto'
import type { Step } from './chain.contract.js'

/** What a link can be asked for, wherever it runs. */
export interface Link {
  step(step: Step): Promise<{ hops: number }>
}

const page = Buffer.alloc(4_096, 'work')

/**
 * Work that takes the same CPU everywhere: so many hashes of 4 KiB. No object is made for each: collecting those took 30 ms every
 * now and then, which was the p99 of all chains.
 */
function work(hashes: number): void {
  for (let n = 0; n < hashes; n++) hash('sha256', page)
}

/** Works, and asks the next one, if there is one and as long as there are hops. */
export function link(next: () => Link | undefined): Link {
  return {
    async step({ hops, hashes }) {
      work(hashes)
      if (hops > 0) await next()?.step({ hops: hops - 1, hashes })
      return { hops }
    },
  }
}
