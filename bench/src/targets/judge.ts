import { measuredFew } from '../result/estimate.js'
import type { Target } from '../result/target.js'
import type { Finding, Measured } from './finding.js'
import { type Limit, type TargetRow, targetRows } from './target-table.js'

/** Each target with what was measured, and whether its bound is met: `null` where this run could not tell. */
export function judged(result: Measured): Target[] {
  const { disturbances, foreign } = result.machine
  const busy = `not judged, the machine was ${foreign === null ? 'not watched' : 'not quiet'}`
  return targetRows.map((row) => {
    const target = judge(row, result)
    return disturbances.length === 0 || row.isSteady || target.met === null
      ? target
      : { ...target, met: null, isSure: false, doubt: null, note: `${busy}; ${target.note}` }
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

function verdictOn(finding: Finding, bound: Limit): Pick<Target, 'met' | 'isSure' | 'doubt'> {
  const { value } = finding
  if (value === null || mayBeOtherwise(finding, bound)) return { met: null, isSure: false, doubt: null }
  const doubt = doubtOf(finding, bound)
  return { met: holds(value, bound), isSure: doubt === null, doubt }
}

/** Whether the value is a bound of the truth, which may lie on the other side of what it is to reach. */
function mayBeOtherwise({ value, spread }: Finding, bound: Limit): boolean {
  if (value === null || !spread?.open) return false
  const worse = bound.is === 'at least' ? 'below' : 'above'
  const better = bound.is === 'at least' ? 'above' : 'below'
  return spread.open === 'both' || spread.open === (holds(value, bound) ? worse : better)
}

function doubtOf({ value, spread }: Finding, { value: bound }: Limit): Target['doubt'] {
  if (value === null || !spread) return null
  const { low, high } = spread
  if (low === null || high === null) return measuredFew(spread)
  return low <= bound && bound <= high ? 'within error' : null
}

const holds = (value: number, { is, value: limit }: Limit) => (is === 'at least' ? value >= limit : value <= limit)

const inWords = ({ is, value, unit }: Limit) => `${is === 'at least' ? '≥' : '≤'} ${value}${unit ? ` ${unit}` : ''}`
