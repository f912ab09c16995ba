/** A rate that was measured, and whether it was answered within the objective. */
export interface Tried {
  readonly rate: number
  readonly isMet: boolean
  /** Whether the generator was too slow for the run to say anything; not met then. */
  readonly isVoid?: boolean
  /** Missed by so little that a hiccup may have done it. */
  readonly isNarrow?: boolean
}

/** Closer than that the objective is found. */
const closeEnough = 1.06
/** Where nothing was beyond the objective yet. */
const climb = 1.4
/** Where nothing was within it yet: a little at first, since most systems are close, then by half. */
const descent = (tries: number) => (tries <= 3 ? 0.8 : 0.5)

/**
 * The rate to measure next in the search for the highest within the objective: between the highest that was and the lowest
 * beyond it that was not, or once more what a hiccup may have spoiled. Undefined where both are close, and where not even one
 * request a second is answered in time.
 */
export function nextRate(tried: readonly Tried[]): number | undefined {
  const again = spoiled(tried)
  if (again) return again.rate
  const best = bestOf(tried)
  const lowest = Math.min(...tried.map(({ rate }) => rate))
  if (!Number.isFinite(best)) {
    const tries = new Set(tried.map(({ rate }) => rate)).size
    return lowest > 1 ? Math.max(1, Math.floor(lowest * descent(tries))) : undefined
  }
  const beyond = lowestBeyond(tried)?.rate
  if (beyond === undefined) return Math.ceil(best * climb)
  const between = Math.round(Math.sqrt(best * beyond))
  return beyond / best <= closeEnough || between === best || between === beyond ? undefined : between
}

/**
 * A hiccup is not the end of the system. So these are measured twice: the last one where it was void, the first one where it was
 * beyond the objective, and the lowest beyond, which ends the search, where it was so narrowly.
 */
function spoiled(tried: readonly Tried[]): Tried | undefined {
  const [last, end] = [tried.at(-1), lowestBeyond(tried)]
  const isDoubtful = (run: Tried | undefined) => run && tried.filter(({ rate }) => rate === run.rate).length === 1
  if (isDoubtful(last) && (last?.isVoid || (tried.length === 1 && !last?.isMet))) return last
  return isDoubtful(end) && end?.isNarrow ? end : undefined
}

/** The highest rate within the objective; below every rate where there is none. */
const bestOf = (tried: readonly Tried[]) => Math.max(...tried.filter(({ isMet }) => isMet).map(({ rate }) => rate))

function lowestBeyond(tried: readonly Tried[]): Tried | undefined {
  const best = bestOf(tried)
  return tried.filter(({ rate, isMet }) => !isMet && rate > best).toSorted((one, other) => one.rate - other.rate)[0]
}
