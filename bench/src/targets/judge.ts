import { measuredFew } from '../result/estimate.js'
import type { Target } from '../result/target.js'
import type { Finding, Measured, Spread } from './finding.js'
import { type Limit, type TargetRow, targetRows } from './target-table.js'

/** Each target with what was measured, and whether its bound is met: `null` where this run could not tell. */
export function judged(result: Measured): Target[] {
  const { disturbances, foreign } = result.machine
  const busy = `not judged, the machine was ${foreign === null ? 'not watched' : 'not quiet'}`
  return targetRows.map((row) => {
    const target = judge(row, result)
    return disturbances.length === 0 || row.isSteady || target.met === null
      ? target
      : { ...target, ...unjudged, note: `${busy}; ${target.note}` }
  })
}

function judge({ name, bound, goal, find }: TargetRow, result: Measured): Target {
  const finding = find(result)
  const { value, note } = finding
  return {
    name,
    // What JSON has no number for: never.
    value: value !== null && Number.isFinite(value) ? value : null,
    bound: inWords(bound),
    goal: goal ? inWords(goal) : null,
    ...verdictOn(finding, bound),
    note,
  }
}

function verdictOn({ value, spread }: Finding, bound: Limit): Pick<Target, 'met' | 'isSure' | 'doubt'> {
  if (value === null) return unjudged
  const met = holds(value, bound)
  if (mayBeOtherwise(met, spread?.open, bound)) return unjudged
  const doubt = doubtOf(spread, bound)
  return { met, isSure: doubt === null, doubt }
}

const unjudged = { met: null, isSure: false, doubt: null }

/** Whether the value is a bound of the truth, which may lie on the other side of what it is to reach. */
function mayBeOtherwise(met: boolean, open: Spread['open'], { is }: Limit): boolean {
  const otherSide = met === (is === 'at least') ? 'below' : 'above'
  return open === 'both' || open === otherSide
}

function doubtOf(spread: Spread | undefined, { value: bound }: Limit): Target['doubt'] {
  if (!spread) return null
  const { low, high } = spread
  if (low === null || high === null) return measuredFew(spread)
  return low <= bound && bound <= high ? 'within error' : null
}

const holds = (value: number, { is, value: limit }: Limit) => (is === 'at least' ? value >= limit : value <= limit)

const inWords = ({ is, value, unit }: Limit) => `${is === 'at least' ? '≥' : '≤'} ${value}${unit ? ` ${unit}` : ''}`
