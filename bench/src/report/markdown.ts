import type { BenchResult } from '../result/bench-result.js'
import { comparisonsTable } from './comparisons-table.js'
import { percent } from './figures.js'
import type { Plot } from './plots/plot.js'
import { type Plots, plotsOf } from './plots/plots.js'
import { summaryOf } from './summary.js'
import { sweepsTable } from './sweeps-table.js'
import * as tables from './tables.js'
import { targetsTable } from './targets-table.js'

/** A report as Markdown, and its pictures, to which the Markdown refers by their names. */
export interface Report {
  readonly markdown: string
  readonly plots: readonly Plot[]
}

/** `pictureOf` says where a picture lies, seen from the Markdown. */
export function reportOf(result: BenchResult, pictureOf: (name: string) => string): Report {
  const plots = plotsOf(result)
  const picture = ({ name, title }: Plot) => `![${title}](${pictureOf(name)})`
  const sections = [
    ...result.workloads.map((workload) => workloadSection(result, workload, plots, picture)),
    section('What a hop costs', tables.transportTable(result), ...plots.hops.map(picture)),
    section('When a function is down, or slow', ...faultTables(result)),
    section('Three times what it can do', tables.overloadTable(result)),
    section('More at once', tables.scalabilityTable(result), ...plots.scalability.map(picture)),
    section('More products', tables.dataSizesTable(result)),
    section('Memory', tables.memoryTable(result)),
    section('Start', tables.startsTable(result)),
    section('Images and deliveries', tables.imagesTable(result), tables.deliveriesTable(result)),
  ]
  const head = [
    `# A monolith and its services, measured`,
    summaryOf(result)
      .map((sentence) => `- ${sentence}`)
      .join('\n'),
    section('Targets', targetsTable(result), whyMissed(result)),
  ]
  const markdown = [...head, ...sections, setting(result)].filter(Boolean).join('\n\n')
  const all = [...result.workloads.flatMap(plots.ofWorkload), ...plots.hops, ...plots.scalability]
  return { markdown: `${markdown}\n`, plots: all }
}

const whyMissed = ({ targets }: BenchResult) =>
  targets.some(({ met }) => met === false) ? 'Profiles of what is missed, and what was tried: docs/performance.md.' : ''

/** Empty where it would have no content. */
function section(title: string, ...parts: string[]): string {
  const content = parts.filter(Boolean)
  return content.length === 0 ? '' : [`## ${title}`, ...content].join('\n\n')
}

function workloadSection(
  result: BenchResult,
  workload: BenchResult['workloads'][number],
  plots: Plots,
  picture: (plot: Plot) => string,
): string {
  const pictures = plots.ofWorkload(workload).map(picture)
  return section(
    workload.title,
    `${workload.what}.`.replace(/\.+$/, '.'),
    ...pictures,
    sweepsTable(result, workload.name),
    comparisonsTable(result, workload.name),
  )
}

function faultTables(result: BenchResult): string[] {
  const shapes = ['monolith', 'services'] as const
  const faults = ['down', 'slow'] as const
  return shapes.flatMap((shape) =>
    faults.flatMap((fault) => {
      const found = tables.faultsTable(result, shape, fault)
      return found ? [`**${shape}**`, found] : []
    }),
  )
}

function setting({
  machine,
  settings,
  commit,
  command,
  beganAt,
  seconds,
  sameAnswers,
  systems,
  form,
}: BenchResult): string {
  const { cpu, memoryGiB, os, kernel, versions, cpuSets, loadBefore, steal, foreign, disturbances } = machine
  const sets = (['system', 'postgres', 'generator'] as const).map((part) => `${part} on ${cpuSets[part] ?? 'any'}`)
  const share = (value: number | null) => (value === null ? 'not known' : percent(value))
  return section(
    'Where and how',
    [
      `\`${command}\` (${form}, ${Math.round(seconds / 60)} minutes) at ${beganAt}, commit ${commit.hash.slice(0, 12)}${commit.hasChanges ? ' with changes' : ''}.`,
      `${cpu.count} CPUs (${cpu.model}), ${memoryGiB} GiB; ${os}, Linux ${kernel}; Node ${versions.node}, PostgreSQL ${versions.postgres}, nats-server ${versions.natsServer ?? '–'}.`.replace(
        'Linux Darwin',
        'Darwin',
      ),
      `CPU sets: ${sets.join(', ')}. ${cpuSets.shared.join(' ')}`,
      `Load before: ${loadBefore}; taken by the hypervisor meanwhile: ${share(steal)}; used by others: ${share(foreign)}. ${disturbances.join(' ')}`,
      `${settings.repetitions} repetition${settings.repetitions === 1 ? '' : 's'} of ${settings.secondsPerRate} s at each rate after a closed loop until it answers no more than before, and ${settings.warmUpSeconds} s at an easy rate; the objective: 99 of 100 answers within ${settings.objective} ms; ${settings.products.toLocaleString('en-US')} products, Zipf ${settings.skew}.`,
      ...(sameAnswers
        ? [
            `Before anything was timed both shapes answered ${sameAnswers.requests} requests ${sameAnswers.equal ? 'alike' : 'differently'}.`,
          ]
        : []),
      ...settings.notes,
      ...systems.map(({ title, what }) => `${title}: ${what}`),
    ]
      .map((line) => `- ${line.trim()}`)
      .join('\n'),
  )
}
