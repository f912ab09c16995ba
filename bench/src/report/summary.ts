import type { BenchResult } from '../result/bench-result.js'
import { measuredFew } from '../result/estimate.js'
import type { Comparison, Sweep } from '../result/sweep.js'
import type { Target } from '../result/target.js'
import { figureInWords } from '../result/figure-in-words.js'
import { estimate, figure } from './figures.js'
import { quietnessInWords } from './quietness.js'

/** What the figures say, in a few sentences that nobody wrote by hand. */
export function summaryOf(result: BenchResult): string[] {
  return [throughput(result), cpu(result), limit(result), targets(result), trust(result)].filter(
    (it) => it !== undefined,
  )
}

function throughput({ comparisons, workloads }: BenchResult): string | undefined {
  const found = comparisons.filter((it) => it.kind === 'equal-cpu' && it.figure === 'throughput at the objective')
  if (found.length === 0) return undefined
  const parts = found.map((it) => `${estimate(it.ratio)} for «${titled(workloads, it.workload)}»${doubt(it)}`)
  return `On the same CPUs the services reach this multiple of the monolith’s requests a second: ${parts.join('; ')}.`
}

/** In the midst of a sentence. */
const titled = (all: readonly { name: string; title: string }[], name: string) =>
  all.find((it) => it.name === name)?.title.toLowerCase() ?? name

function doubt({ isSignificant, ratio, side }: Comparison): string {
  if (side === 'between two lower bounds') return `, ${side}, which says little`
  const bound = side ? `, ${side}` : ''
  if (isSignificant) return bound
  return `${bound}${ratio.low === null ? `, ${measuredFew(ratio)}` : ', which is no significant difference'}`
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
  return costs.length === 0
    ? undefined
    : `At the most that each answers in time a request costs this much CPU, PostgreSQL’s apart: ${costs.join('; ')}.`
}

function limit({ comparisons, workloads, systems }: BenchResult): string | undefined {
  const found = comparisons.filter(
    (it) => it.kind === 'baseline' && it.of === 'monolith' && it.figure === 'requests per CPU second',
  )
  if (found.length === 0) return undefined
  const title = (name: string) => systems.find((it) => it.name === name)?.title ?? name
  const parts = found.map(
    (it) => `${estimate(it.ratio)} times as many «${titled(workloads, it.workload)}» as «${title(it.to)}»${doubt(it)}`,
  )
  return `For the same CPU, at the same rate, the monolith answers ${parts.join('; ')}.`
}

function targets({ targets: all }: BenchResult): string {
  const count = (is: (it: Target) => boolean) => all.filter(is).length
  const unjudged = count(({ met, value }) => met === null && value !== null)
  const missed = all.filter((it) => it.met === false).map(({ name }) => name)
  const named = missed.length === 0 ? '' : ` (${missed.join('; ')})`
  const counts = [
    `${count(({ met }) => met === true)} met`,
    `${missed.length} missed${named}`,
    ...(unjudged === 0 ? [] : [`${unjudged} not judged`]),
    `${count(({ met, value }) => met === null && value === null)} not measured`,
  ]
  return `Targets: ${counts.join(', ')}.`
}

function trust({ machine, sweeps, comparisons }: BenchResult): string {
  const runs = sweeps.flatMap((it: Sweep) => it.runs)
  const isVoid = runs.filter((it) => it.isVoid).length
  const same = comparisons.filter((it) => it.kind === 'a-a' && it.figure !== 'peak throughput')
  const times = same.map((it) => `${estimate(it.ratio)} times its ${figureInWords(it.figure)}${doubt(it)}`)
  const again = same.length > 0 ? ` One system measured twice had, the second time, ${times.join('; ')}.` : ''
  const voids = isVoid === 0 ? '' : ` ${isVoid} of ${runs.length} runs are void and left out.`
  return `${quietnessInWords(machine)}${voids}${again}`
}
