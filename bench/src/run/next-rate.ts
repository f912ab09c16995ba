/** A rate that was measured, and whether it was answered within the objective. */
export interface Tried {
  readonly rate: number
  readonly isMet: boolean
  /** Whether the generator was too slow for the run to say anything; not met then. */
  readonly isVoid?: boolean
}

/** Closer than that the objective is found. */
const closeEnough = 1.06
/** Where nothing was beyond the objective yet. */
const climb = 1.4
/** Where nothing was within it yet: a little at first, since most systems are close, then by half. */
const descent = (tries: number) => (tries <= 3 ? 0.8 : 0.5)

/**
 * The rate to measure next in the search for the highest within the objective: between the highest that was and the lowest
 * beyond it that was not. The last one again where it was void, and the first one where it was beyond: a hiccup is not the end
 * of the system. Undefined where both are close, and where not even one request a second is answered in time.
 */
export function nextRate(tried: readonly Tried[]): number | undefined {
  const last = tried.at(-1)
  const isOdd = last?.isVoid || (tried.length === 1 && !last?.isMet)
  if (last && isOdd && tried.filter(({ rate }) => rate === last.rate).length === 1) return last.rate
  const best = Math.max(...tried.filter(({ isMet }) => isMet).map(({ rate }) => rate))
  const lowest = Math.min(...tried.map(({ rate }) => rate))
  if (!Number.isFinite(best)) {
    const tries = new Set(tried.map(({ rate }) => rate)).size
    return lowest > 1 ? Math.max(1, Math.floor(lowest * descent(tries))) : undefined
  }
  const beyond = Math.min(...tried.filter(({ rate, isMet }) => !isMet && rate > best).map(({ rate }) => rate))
  if (!Number.isFinite(beyond)) return Math.ceil(best * climb)
  const between = Math.round(Math.sqrt(best * beyond))
  return beyond / best <= closeEnough || between === best || between === beyond ? undefined : between
}
