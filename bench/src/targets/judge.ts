import type { Target } from '../result/target.js'
import type { Measured } from './finding.js'
import { type Limit, type TargetRow, targetRows } from './target-table.js'

/** Each target with what was measured, and whether its bound is met: `null` where this run could not tell. */
export function judged(result: Measured): Target[] {
  const isQuiet = result.machine.disturbances.length === 0
  return targetRows.map((row) => {
    const target = judge(row, result)
    return isQuiet || row.isSteady || target.met === null
      ? target
      : { ...target, met: null, note: `${busy}; ${target.note}` }
  })
}

const busy = 'not judged, the machine was not quiet'

function judge({ name, bound, goal, find }: TargetRow, result: Measured): Target {
  const { value, note } = find(result)
  return {
    name,
    // What JSON has no number for: never.
    value: value !== null && Number.isFinite(value) ? value : null,
    bound: inWords(bound),
    goal: goal ? inWords(goal) : null,
    met: value === null ? null : holds(value, bound),
    note,
  }
}

const holds = (value: number, { is, value: limit }: Limit) => (is === 'at least' ? value >= limit : value <= limit)

const inWords = ({ is, value, unit }: Limit) => `${is === 'at least' ? '≥' : '≤'} ${value}${unit ? ` ${unit}` : ''}`
