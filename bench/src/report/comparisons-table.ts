import type { BenchResult } from '../result/bench-result.js'
import { measuredFew } from '../result/estimate.js'
import { figureInWords } from '../result/figure-in-words.js'
import type { Comparison, Sweep } from '../result/sweep.js'
import { estimate } from './figures.js'
import { repetitionsIn } from './sweeps-table.js'
import { table } from './table.js'

const kinds: Record<Comparison['kind'], string> = {
  'equal-cpu': 'the same CPUs',
  'equal-replicas': 'the same replicas',
  baseline: 'a baseline',
  'a-a': 'itself',
}

/** The ratios of a workload, and how much is to be made of each. */
export function comparisonsTable({ comparisons, sweeps }: BenchResult, workload: string): string {
  return table(
    ['', 'at', 'ratio (95 % interval)', ''],
    comparisons
      .filter((it) => it.workload === workload)
      .map((it) => [
        `${it.of} ÷ ${it.to}, ${figureInWords(it.figure)}`,
        kinds[it.kind],
        estimate(it.ratio),
        reservations(it, sweeps).join(', '),
      ]),
  )
}

function reservations(comparison: Comparison, sweeps: readonly Sweep[]): string[] {
  const { kind, ratio, side, atLowestRate, isSignificant } = comparison
  const all = couldHave(comparison, sweeps)
  const few = ratio.repetitions < all ? [`${ratio.repetitions} of ${all} repetitions`] : []
  const hasInterval = ratio.low !== null
  const rarely = hasInterval || few.length > 0 ? [] : [measuredFew(ratio)]
  const unsure = isSignificant || kind === 'a-a' || !hasInterval ? [] : ['not significant']
  const lowest = atLowestRate.map((system) => `${system} at its lowest rate`)
  return [...(side ? [side] : []), ...unsure, ...rarely, ...few, ...lowest]
}

/** Repetitions that both systems have. */
function couldHave({ of, to, workload }: Comparison, sweeps: readonly Sweep[]): number {
  const found = sweeps.filter((it) => it.workload === workload && [of, to].includes(it.system))
  return found.length === 0 ? 0 : Math.min(...found.map(repetitionsIn))
}
