import type { BenchResult } from '../result/bench-result.js'
import type { Comparison, Sweep } from '../result/sweep.js'
import { estimate, figure, percent } from './figures.js'

/** What the figures say, in a few sentences that nobody wrote by hand. */
export function summaryOf(result: BenchResult): string[] {
  return [throughput(result), cpu(result), limit(result), targets(result), trust(result)].filter(
    (it) => it !== undefined,
  )
}

function throughput({ comparisons, workloads }: BenchResult): string | undefined {
  const found = comparisons.filter((it) => it.kind === 'equal-cpu' && it.figure === 'throughput at the objective')
  if (found.length === 0) return undefined
  const titled = (name: string) => workloads.find((it) => it.name === name)?.title.toLowerCase() ?? name
  const parts = found.map((it) => `${estimate(it.ratio)} for «${titled(it.workload)}»${doubt(it)}`)
  return `On the same CPUs the services reach this multiple of the monolith’s requests a second: ${parts.join('; ')}.`
}

function doubt({ isSignificant, ratio }: Comparison): string {
  if (isSignificant) return ''
  return ratio.repetitions === 1 ? ', measured once' : ', which is no significant difference'
}

function cpu({ sweeps, workloads }: BenchResult): string | undefined {
  const costs = workloads.flatMap(({ name, title }) => {
    const of = (system: string) =>
      sweeps.find((it) => it.system === system && it.workload === name)?.cpuPerRequest?.value
    const [monolith, services] = [of('monolith'), of('services')]
    return monolith !== undefined && services !== undefined
      ? [
          `${figure(monolith)} ms in the monolith and ${figure(services)} ms in the services for «${title.toLowerCase()}»`,
        ]
      : []
  })
  return costs.length === 0 ? undefined : `A request costs this much CPU, PostgreSQL’s apart: ${costs.join('; ')}.`
}

function limit({ comparisons }: BenchResult): string | undefined {
  const found = comparisons.find(
    (it) => it.kind === 'baseline' && it.of === 'monolith' && it.figure === 'requests per CPU second',
  )
  if (!found) return undefined
  const { ratio, to } = found
  return `For the same CPU the monolith answers ${estimate(ratio)} times as many reads as ${to} written by hand${doubt(found)}.`
}

function targets({ targets: all }: BenchResult): string {
  const count = (met: boolean | null) => all.filter((it) => it.met === met).length
  const missed = all.filter((it) => it.met === false).map(({ name }) => name)
  const named = missed.length === 0 ? '' : ` (${missed.join('; ')})`
  return `Targets: ${count(true)} met, ${count(false)} missed${named}, ${count(null)} not measured in this form.`
}

function trust({ machine, sweeps, comparisons }: BenchResult): string {
  const runs = sweeps.flatMap((it: Sweep) => it.runs)
  const isVoid = runs.filter((it) => it.isVoid).length
  const same = comparisons.find((it) => it.kind === 'a-a')
  const again = same
    ? ` One system measured twice differed from itself by ${percent(Math.abs(same.ratio.value - 1))}.`
    : ''
  const quiet =
    machine.disturbances.length === 0
      ? 'The machine was quiet.'
      : `The machine was not quiet: ${machine.disturbances.join(' ')}`
  const voids = isVoid === 0 ? '' : ` ${isVoid} of ${runs.length} runs are void and left out.`
  return `${quiet}${voids}${again}`
}
