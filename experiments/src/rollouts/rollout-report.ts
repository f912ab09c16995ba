import type { Latency } from '@twofold/load'
import { markdownTable } from 'markdown-table'
import { type ControlResult, verdict } from '../red-controls/control-result.js'
import { failureInWords } from '../report/failure-in-words.js'
import { type Setting, settingInWords } from '../report/setting.js'
import { phaseOf, type RoundResult } from './round-result.js'
import type { ShapeResult } from './shape-result.js'

/** Of each phase. */
const failuresTold = 3

export interface RolloutReport {
  readonly setting: Setting
  readonly shapes: readonly ShapeResult[]
  readonly controls: readonly ControlResult[]
  readonly findings: readonly string[]
  /** Whether all that was asked for was done; a report is written after each shape. */
  readonly isOver: boolean
}

/** The report for people, in Markdown. `timelines` are the files of the SVGs, by shape. */
export function rolloutInWords(report: RolloutReport, timelines: Readonly<Record<string, string>>): string {
  const { setting, shapes, controls, findings, isOver } = report
  return [
    '# Rollouts under load',
    '',
    findings.length === 0 ? summaryOf(report) : findings.map((finding) => `- **${finding}**`).join('\n'),
    '',
    ...(isOver ? [] : ['**This run has not come to its end**: what is not here was not tried.', '']),
    ...shapes.flatMap((it) => [`## ${it.shape}`, '', ...sectionOf(it), `![timeline](${timelines[it.shape]})`, '']),
    ...(controls.length > 0 ? ['## Red controls', '', ...controlsInWords(controls), ''] : []),
    'Open loop: a request is due whether those before are answered or not, and its latency counts from then on. Half of the requests are on new connections, none is tried again. In the controls of preStop and linger all connections are kept, and customers 25 ms away. Before: the 5 s before the round.',
    settingInWords(setting),
    '',
  ].join('\n')
}

function summaryOf({ shapes, controls }: RolloutReport): string {
  if (shapes.length === 0) return `**All ${controls.length} controls are as they must be.**`
  const sum = (of: (it: ShapeResult) => number) => shapes.reduce((total, it) => total + of(it), 0)
  const requests = sum(({ load }) => load.total.sent).toLocaleString('en')
  const pods = sum(({ rounds }) => rounds.reduce((total, { replaced }) => total + replaced, 0))
  const orders = sum(({ audit }) => audit.purchases)
  return `**0 failed of ${requests} requests, over ${pods} replaced pods.** ${orders} orders were placed: each is final, with one payment and the pieces that it took.`
}

function sectionOf({ versions, rounds, load, audit }: ShapeResult): string[] {
  const rows = rounds.map((it) => [
    it.app,
    it.round,
    `${(it.to - it.from).toFixed(0)} s`,
    String(it.replaced),
    String(it.requests),
    failedInWords(it),
    ...[it.before, it.during].flatMap((latency) => [milliseconds(latency, 'p50'), milliseconds(latency, 'p99')]),
    servedBy(it.versions, versions[it.app]!),
  ])
  const head = [
    'app',
    'round',
    'took',
    'pods',
    'requests',
    'failed',
    'p50 before',
    'p99 before',
    'p50',
    'p99',
    'served by current / next',
  ]
  const orders = Object.entries(audit.orders).map(([status, count]) => `${count} ${status}`)
  return [
    markdownTable([head, ...rows]),
    '',
    `${load.total.sent.toLocaleString('en')} requests in ${load.seconds.toFixed(0)} s, ${load.total.failed} failed. Orders: ${orders.join(', ')}. Latencies in milliseconds.`,
    ...load.phases.flatMap(({ name }) => {
      const failures = load.failures.filter(({ phase }) => phase === name).slice(0, failuresTold)
      return failures.map((it) => `- ${placeOf(name, rounds)}: ${failureInWords(it)}`)
    }),
    ...load.generator.bottleneck.map((reason) => `- The generator was a bottleneck: ${reason}.`),
    '',
  ]
}

function failedInWords({ failed, errors }: RoundResult): string {
  const kinds = Object.entries(errors).map(([kind, count]) => `${count} ${kind}`)
  return failed === 0 ? '0' : `${failed}: ${kinds.join(', ')}`
}

/** What was going on in a phase of the load. */
function placeOf(phase: string, rounds: readonly RoundResult[]): string {
  const round = rounds.find((_, number) => phase === phaseOf(number))
  return round ? `${round.app}, ${round.round}` : phase
}

const milliseconds = (latency: Latency | null, which: 'p50' | 'p99'): string =>
  latency ? latency[which].toFixed(0) : '–'

const servedBy = (
  answers: Readonly<Record<string, number>>,
  { current, next }: { current: string; next: string },
): string => `${answers[current] ?? 0} / ${answers[next] ?? 0}`

function controlsInWords(controls: readonly ControlResult[]): string[] {
  const rows = controls.map((it) => [
    it.name,
    it.what,
    `${it.failed} of ${it.sent}`,
    String(it.findings.length),
    verdict(it),
  ])
  return [
    'Each takes one safety measure away; the proof must then fail, or its green would prove nothing.',
    '',
    markdownTable([['without', 'how', 'failed requests', 'broken promises', 'so it is'], ...rows]),
  ]
}
