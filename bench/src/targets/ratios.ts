import type { Comparison } from '../result/sweep.js'
import { type Finding, type Measured, unmeasured } from './finding.js'

/** A comparison's ratio. */
export function ratioOfSystems(
  kind: Comparison['kind'],
  of: string,
  workload: string,
  figure: Comparison['figure'],
): (result: Measured) => Finding {
  return ({ comparisons }) => {
    const found = comparisons.find(
      (it) => it.kind === kind && it.of === of && it.workload === workload && it.figure === figure,
    )
    if (!found) return unmeasured(`no run of both under ${workload} says anything`)
    return { value: found.ratio.value, note: `${figure}, ${of} ÷ ${found.to}, ${intervalInWords(found)}` }
  }
}

/** How far the same system was from itself, in percent. */
export function aaDifference({ comparisons }: Measured): Finding {
  const found = comparisons.find((it) => it.kind === 'a-a' && it.figure === 'requests per CPU second')
  if (!found) return unmeasured('no system was measured twice')
  return { value: Math.abs(found.ratio.value - 1) * 100, note: `requests per CPU second, ${intervalInWords(found)}` }
}

function intervalInWords({ ratio: { low, high, repetitions } }: Comparison): string {
  const times = repetitions === 1 ? 'one repetition' : `${repetitions} repetitions`
  return low === null || high === null ? times : `${times}, 95 % within ${low.toFixed(2)} and ${high.toFixed(2)}`
}
