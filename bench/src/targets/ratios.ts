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

/** A ratio of throughputs or, where of both only bounds are known, of what a request costs them at the same rate. */
export function throughputOrCost(pair: Omit<Wanted, 'figure'>): (result: Measured) => Finding {
  const throughput = ratioOfSystems({ ...pair, figure: 'throughput at the objective' })
  const cost = ratioOfSystems({ ...pair, figure: 'requests per CPU second' })
  return (result) => {
    const found = throughput(result)
    if (found.spread?.open !== 'both') return found
    const instead = cost(result)
    return instead.value === null
      ? found
      : { ...instead, note: `${instead.note}; of both throughputs only bounds are known` }
  }
}

/** How far the same system was from itself, in percent; `told` is what that is to tell. */
export function aaDifference(told: number): (result: Measured) => Finding {
  return ({ comparisons }) => {
    const found = comparisons.find((it) => it.kind === 'a-a' && it.figure === 'requests per CPU second')
    if (!found) return unmeasured('no system was measured twice')
    const note = `${figureInWords(found.figure)}, ${intervalInWords(found)}`
    return { value: fromOne(found.ratio.value), note, spread: spreadFromOne(found, told) }
  }
}

const fromOne = (ratio: number) => Math.abs(ratio - 1) * 100

/** What the read loses in throughput where it is traced, in percent; below 0 where it seems to gain. */
export function costOfTracing(result: Measured): Finding {
  const traced = { of: 'monolith-traced', to: 'monolith', workload: 'read-one' }
  const found = throughputOrCost({ ...traced, kind: 'baseline' })(result)
  if (found.value === null) return found
  const { repetitions, low, high, open } = found.spread!
  const turned = open && ({ above: 'below', below: 'above', both: 'both' } as const)[open]
  const spread: Spread = { repetitions, low: lostOf(high), high: lostOf(low), open: turned }
  return { ...found, value: lostOf(found.value), spread }
}

const lostOf = <Ratio extends number | null>(ratio: Ratio) => (ratio === null ? null : (1 - ratio) * 100) as Ratio

/** Repetitions that differ by more than what they are to tell, both ways, tell nothing. */
function spreadFromOne({ ratio: { low, high, repetitions } }: Comparison, told: number): Spread {
  if (low === null || high === null) return { low, high, repetitions }
  const ends = [fromOne(low), fromOne(high)]
  const isAround = low <= 1 && high >= 1
  const open = isAround && Math.min(...ends) > told ? 'both' : undefined
  return { low: isAround ? 0 : Math.min(...ends), high: Math.max(...ends), repetitions, open }
}

const opens = { 'at least': 'above', 'at most': 'below', 'between two lower bounds': 'both' } as const

const spreadOf = ({ ratio: { low, high, repetitions }, side }: Comparison): Spread => ({
  ...{ low, high, repetitions },
  open: side === null ? undefined : opens[side],
})

function intervalInWords({ ratio: { low, high, repetitions }, side, atLowestRate }: Comparison): string {
  const times = repetitions === 1 ? 'one repetition' : `${repetitions} repetitions`
  const interval = low === null || high === null ? '' : `, 95 % within ${low.toFixed(2)} and ${high.toFixed(2)}`
  const lowest = atLowestRate.map((system) => `, ${system} at its lowest rate`)
  return `${times}${interval}${side ? `, ${side}` : ''}${lowest.join('')}`
}
