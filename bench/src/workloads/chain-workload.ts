import type { Workload, WorkloadSource } from '@twofold/load'

interface Options {
  readonly hops: number
  /** In each process. */
  readonly hashes: number
}

/** Asks the chain for so many hops, with so much work on the way. */
export const chainWorkload = (options: Options): WorkloadSource => ({ module: import.meta.url, options })

export async function workload({ hops, hashes }: Options): Promise<Workload> {
  const path = `/chain?hops=${hops}&hashes=${hashes}`
  return { kinds: { step: { weight: 1, expected: [200], ask: () => ({ method: 'GET', path }) } } }
}
