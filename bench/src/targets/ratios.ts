import { figureInWords } from '../result/figure-in-words.js'
import type { Comparison } from '../result/sweep.js'
import { type Finding, type Measured, type Spread, unmeasured } from './finding.js'

interface Wanted extends Pick<Comparison, 'kind' | 'of' | 'workload' | 'figure'> {
  /** Any that is compared so where it is left out. */
  readonly to?: string
}

/** A comparison's ratio. */
export function ratioOfSystems({ kind, of, to, workload, figure }: Wanted): (result: Measured) => Finding {
  return ({ comparisons }) => {
    const found = comparisons.find(
      (it) =>
        it.kind === kind &&
        it.of === of &&
        (to === undefined || it.to === to) &&
        it.workload === workload &&
        it.figure === figure,
    )
    if (!found) return unmeasured(`no run of both under ${workload} says anything`)
    const note = `${figureInWords(figure)}, ${of} ÷ ${found.to}, ${intervalInWords(found)}`
    return { value: found.ratio.value, note, spread: spreadOf(found) }
  }
}

/** How far the same system was from itself, in percent. */
export function aaDifference({ comparisons }: Measured): Finding {
  const found = comparisons.find((it) => it.kind === 'a-a' && it.figure === 'requests per CPU second')
  if (!found) return unmeasured('no system was measured twice')
  const note = `${figureInWords(found.figure)}, ${intervalInWords(found)}`
  return { value: fromOne(found.ratio.value), note, spread: spreadFromOne(found) }
}

const fromOne = (ratio: number) => Math.abs(ratio - 1) * 100

/** What the read loses in throughput where it is traced, in percent; below 0 where it seems to gain. */
export function costOfTracing(result: Measured): Finding {
  const traced = { of: 'monolith-traced', to: 'monolith', workload: 'read-one' }
  const found = ratioOfSystems({ ...traced, kind: 'baseline', figure: 'throughput at the objective' })(result)
  if (found.value === null) return found
  const { repetitions, low, high } = found.spread!
  return { ...found, value: lostOf(found.value), spread: { repetitions, low: lostOf(high), high: lostOf(low) } }
}

const lostOf = <Ratio extends number | null>(ratio: Ratio) => (ratio === null ? null : (1 - ratio) * 100) as Ratio

function spreadFromOne(comparison: Comparison): Spread {
  const { low, high, repetitions } = spreadOf(comparison)
  if (low === null || high === null) return { low, high, repetitions }
  const ends = [fromOne(low), fromOne(high)]
  return { low: low <= 1 && high >= 1 ? 0 : Math.min(...ends), high: Math.max(...ends), repetitions }
}

/** Open to where the truth may lie beyond what was measured. */
function spreadOf({ ratio: { low, high, repetitions }, side }: Comparison): Spread {
  if (low === null || high === null) return { low, high, repetitions }
  const isOpen = (direction: 'at least' | 'at most') => side === direction || side === 'between two lower bounds'
  return { low: isOpen('at most') ? 0 : low, high: isOpen('at least') ? Infinity : high, repetitions }
}

function intervalInWords({ ratio: { low, high, repetitions }, side, atLowestRate }: Comparison): string {
  const times = repetitions === 1 ? 'one repetition' : `${repetitions} repetitions`
  const interval = low === null || high === null ? '' : `, 95 % within ${low.toFixed(2)} and ${high.toFixed(2)}`
  const lowest = atLowestRate.map((system) => `, ${system} at its lowest rate`)
  return `${times}${interval}${side ? `, ${side}` : ''}${lowest.join('')}`
}
