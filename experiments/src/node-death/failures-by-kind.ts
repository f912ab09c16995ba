import type { FailedRequest } from '@twofold/load'

/** Failures of one kind, and when their requests were due: seconds after what they are blamed on. */
export interface FailuresOfKind {
  readonly kind: string
  readonly count: number
  readonly first: number
  readonly last: number
  /** Milliseconds that the slowest took to fail. */
  readonly slowest: number
}

/** A new connection that nobody took. */
export const lostConnection = 'reset, new connection'

/** The commonest kind first. `since`: seconds after the load began. */
export function failuresByKind(failures: readonly FailedRequest[], since: number): FailuresOfKind[] {
  const kinds = new Set(failures.map(kindOf))
  return [...kinds]
    .map((kind) => {
      const its = failures.filter((it) => kindOf(it) === kind)
      const due = its.map(({ at }) => at - since)
      const slowest = Math.max(...its.map(({ milliseconds }) => milliseconds))
      return { kind, count: its.length, first: Math.min(...due), last: Math.max(...due), slowest }
    })
    .toSorted((a, b) => b.count - a.count)
}

const kindOf = ({ error, status, connection }: FailedRequest): string =>
  status === undefined ? `${error}, ${connection} connection` : `${error} ${status}`
