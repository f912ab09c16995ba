import type { BenchResult } from '../result/bench-result.js'
import { figureInWords } from '../result/figure-in-words.js'
import type { Comparison } from '../result/sweep.js'
import type { Target } from '../result/target.js'

/** The comparisons and the targets, for the terminal. */
export function inWords({ comparisons, targets, machine }: BenchResult): string {
  const unquiet = machine.foreign === null ? 'PERHAPS NOT A QUIET MACHINE' : 'NOT A QUIET MACHINE'
  return [
    ...machine.disturbances.map((disturbance) => `${unquiet}: ${disturbance}`),
    ...comparisons.map(comparisonInWords),
    '',
    ...targets.map(targetInWords),
  ].join('\n')
}

function targetInWords({ name, value, bound, met, doubt, note }: Target): string {
  const verdict = met === null ? '  ?   ' : met ? ' met  ' : 'MISSED'
  return `${verdict} ${name}: ${value === null ? '' : `${rounded(value)}, `}${bound}${doubt ? `, ${doubt}` : ''} (${note})`
}

function comparisonInWords({ kind, of, to, workload, figure, ratio, side, isSignificant }: Comparison): string {
  const { value, low, high } = ratio
  const interval = low === null || high === null ? '' : ` [${rounded(low)}, ${rounded(high)}]`
  const surely = isSignificant || kind === 'a-a' ? '' : ', not significant'
  return `${workload}: ${of} ÷ ${to}, ${figureInWords(figure)} (${kind}): ${rounded(value)}${interval}${side ? `, ${side}` : ''}${surely}`
}

const rounded = (value: number) => Number(value.toPrecision(3))
