import type { BenchResult } from '../result/bench-result.js'
import type { Comparison } from '../result/sweep.js'

/** The comparisons and the targets, for the terminal. */
export function inWords({ comparisons, targets, machine }: BenchResult): string {
  return [
    ...machine.disturbances.map((disturbance) => `NOT A QUIET MACHINE: ${disturbance}`),
    ...comparisons.map(comparisonInWords),
    '',
    ...targets.map(({ name, value, bound, met, note }) => {
      const verdict = met === null ? '  ?   ' : met ? ' met  ' : 'MISSED'
      return `${verdict} ${name}: ${value === null ? '' : `${rounded(value)}, `}${bound} (${note})`
    }),
  ].join('\n')
}

function comparisonInWords({ kind, of, to, workload, figure, ratio, isSignificant }: Comparison): string {
  const { value, low, high } = ratio
  const interval = low === null || high === null ? '' : ` [${rounded(low)}, ${rounded(high)}]`
  const surely = isSignificant || kind === 'a-a' ? '' : ', not significant'
  return `${workload}: ${of} ÷ ${to}, ${figure} (${kind}): ${rounded(value)}${interval}${surely}`
}

const rounded = (value: number) => Number(value.toPrecision(3))
