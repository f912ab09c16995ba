import { Failure } from '@twofold/infrastructure'
import type { Workload } from '../workload.js'

/** A workload that counts what it asked. */
export async function workload({ fails }: { fails?: boolean }): Promise<Workload> {
  if (fails) throw new Failure('There is nothing to ask for.')
  let asked = 0
  return {
    kinds: {
      count: { weight: 1, expected: [200], ask: () => ({ method: 'GET', path: `/${++asked}` }) },
    },
    history: () => ({ asked }),
  }
}
