import { markdownTable } from 'markdown-table'
import { type Setting, settingInWords } from '../report/setting.js'
import { loadFindings } from '../load-findings.js'
import type { LoadedShape } from '../shape-under-load.js'
import type { BadReleaseResult } from './try-bad-release.js'

/** Seconds until the release is as before, at most. */
export const mostSeconds = 150

export interface BadReleaseReport extends LoadedShape {
  readonly setting: Setting
  readonly releases: readonly BadReleaseResult[]
}

/** What is not as promised: nothing, where the old version went on serving everybody. */
export function findingsOf({ releases, load, audit }: Omit<BadReleaseReport, 'setting'>): string[] {
  return [
    ...releases.flatMap(({ name, app, seconds, said, isSaidWhy, isUntouched }) => [
      ...(said === undefined ? [`${app} that ${name} was taken for a good release`] : []),
      ...(said !== undefined && !isSaidWhy ? [`why ${app} ${name} was not said: ${said}`] : []),
      ...(isUntouched ? [] : [`pods that served were replaced by ${app} that ${name}`]),
      ...(seconds <= mostSeconds ? [] : [`${app} that ${name} was there for ${seconds.toFixed(0)} s`]),
    ]),
    ...loadFindings({ load, audit }),
  ]
}

export function badReleasesInWords(report: BadReleaseReport): string {
  const { releases, load, audit, setting } = report
  const findings = findingsOf(report)
  const rows = releases.map(({ app, name, seconds, said = '' }) => [
    app,
    name,
    `${seconds.toFixed(0)} s`,
    said.split('\n')[0]!.slice(0, 160).replaceAll('|', '\\|'),
  ])
  return [
    '# Bad releases',
    '',
    findings.length === 0
      ? `**Each was refused or rolled back by itself, and the version before went on: 0 failed of ${load.total.sent.toLocaleString('en')} requests, ${audit.purchases} orders as promised.**`
      : findings.map((finding) => `- **${finding}**`).join('\n'),
    '',
    markdownTable([['app', 'the release', 'back after', 'what the deploy said'], ...rows]),
    '',
    settingInWords(setting),
    '',
  ].join('\n')
}
