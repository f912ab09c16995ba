import { lookup as ask, type LookupAddress, type LookupOptions } from 'node:dns'
import type { LookupFunction } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/** Milliseconds between two questions, and for how long a name is asked for. */
const pause = 100
const patience = 2_000
/** Milliseconds without an answer after which the address from before will do. */
const silence = 500

type Found = readonly [address: string | LookupAddress[], family?: number]

/**
 * Finds an address though the name server is being replaced (its node is drained, say), and answers nobody for a moment or
 * leaves some questions without a word: it is asked again, and where the address has been known before, that will do.
 *
 * All who want the same name at the same time share one question: the system's resolver holds a thread of four until its
 * time-out, and the verification of tokens waits for the same threads.
 */
export function patientLookup(ask: LookupFunction): LookupFunction {
  const known = new Map<string, Found>()
  const underWay = new Map<string, Promise<Found>>()
  const find = (hostname: string, options: LookupOptions): Promise<Found> => {
    const found = askPatiently(ask, hostname, options)
    underWay.set(hostname, found)
    found
      .then((it) => known.set(hostname, it))
      .catch(() => {}) // whoever asked is told
      .finally(() => underWay.delete(hostname))
    return found
  }
  return (hostname, options, answer) => {
    const before = known.get(hostname)
    const found = underWay.get(hostname) ?? find(hostname, options)
    const soon = before ? [found, sleep(silence, before, { ref: false })] : [found]
    Promise.race(soon).then(
      ([address, family]) => answer(null, address, family),
      (error: NodeJS.ErrnoException) => answer(error, ''),
    )
  }
}

async function askPatiently(ask: LookupFunction, hostname: string, options: LookupOptions): Promise<Found> {
  const until = performance.now() + patience
  for (;;)
    try {
      return await new Promise<Found>((resolve, reject) =>
        ask(hostname, options, (error, address, family) => (error ? reject(error) : resolve([address, family]))),
      )
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAI_AGAIN' || performance.now() >= until) throw error
      await sleep(pause)
    }
}

/** Of this process: what one has found, the others know. */
export const lookup = patientLookup(ask)
