import { createHash } from 'node:crypto'
import type { Step } from './chain.contract.js'

/** What a link can be asked for, wherever it runs. */
export interface Link {
  step(step: Step): Promise<{ hops: number }>
}

const page = Buffer.alloc(4_096, 'work')

/** Work that takes the same CPU everywhere: so many hashes of 4 KiB. */
function work(hashes: number): void {
  for (let n = 0; n < hashes; n++) createHash('sha256').update(page).digest()
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
