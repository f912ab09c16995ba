import { markdownTable } from 'markdown-table'
import { type Setting, settingInWords } from '../report/setting.js'
import type { LoadedShape } from '../shape-under-load.js'
import type { SideBySide } from './side-by-side/side-by-side.js'
import type { RenamedAtOnce } from './walk/run-control.js'
import type { Walk } from './walk/walk.js'

export interface SkewReport {
  readonly setting: Setting
  /** Each is missing where it was not asked for. */
  readonly sideBySide?: SideBySide
  readonly walks: readonly Walk[]
  readonly control?: RenamedAtOnce
  readonly findings: readonly string[]
}

/** The report for people, in Markdown. */
export function skewInWords({ setting, sideBySide, walks, control, findings }: SkewReport): string {
  return [
    '# Versions side by side, and a column renamed',
    '',
    findings.length === 0 ? '**Everything holds.**' : findings.map((finding) => `- **${finding}**`).join('\n'),
    '',
    ...(sideBySide ? sideBySideInWords(sideBySide) : []),
    ...walks.flatMap(walkInWords),
    ...(control ? controlInWords(control) : []),
    settingInWords(setting),
    '',
  ].join('\n')
}

function sideBySideInWords(sideBySide: SideBySide): string[] {
  const rows = sideBySide.services.map(({ service, rate, versions: { current, next }, answers }) => [
    service,
    rate.toFixed(0),
    `${answers[current] ?? 0} of ${current}`,
    `${answers[next] ?? 0} of ${next}`,
  ])
  return [
    '## N−1 and N of each service',
    '',
    `A second release of each chart joined those that serve, all at once, for ${sideBySide.seconds.toFixed(0)} s, and left again.`,
    '',
    markdownTable([['service', 'requests a second', 'answers of N−1', 'answers of N'], ...rows]),
    '',
    loadInWords(sideBySide),
    '',
  ]
}

function walkInWords(walk: Walk): string[] {
  const rows = walk.steps.map(({ name, what, seconds, requests, failed, versions, answers }) => [
    name,
    what,
    `${seconds.toFixed(0)} s`,
    String(requests),
    String(failed),
    `${answers[versions.from] ?? 0} / ${answers[versions.to] ?? 0}`,
  ])
  return [
    `## A column renamed in three releases of ${walk.app}`,
    '',
    markdownTable([['step', 'what', 'rollout', 'requests', 'failed', 'answers from / to'], ...rows]),
    '',
    `${loadInWords(walk)} Orders whose two addresses differed: ${walk.outOfStep}. Afterwards the schema is ${walk.left.length === 0 ? 'what it was' : 'another one'}.`,
    '',
  ]
}

function controlInWords({ what, sent, failed }: RenamedAtOnce): string[] {
  const verdict = failed > 0 ? 'red, as it must be' : '**green: the walk proves nothing**'
  return ['## Control', '', `${what}: ${failed} of ${sent} requests failed: ${verdict}.`, '']
}

const loadInWords = ({ load, audit }: LoadedShape): string =>
  `${load.total.failed} of ${load.total.sent.toLocaleString('en')} requests failed, at ${Math.round(load.total.sent / load.seconds)} a second; ${audit.purchases} orders were placed, ${audit.findings.length === 0 ? 'all as promised' : 'not as promised'}.`
