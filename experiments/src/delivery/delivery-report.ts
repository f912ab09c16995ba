import { markdownTable } from 'markdown-table'
import { type Setting, settingInWords } from '../report/setting.js'
import { type Delivered, findingsOf } from './delivered.js'
import { lineOfAll } from '../versions/line-of-all.js'
import { oneLine } from './one-line.js'

export interface DeliveryReport {
  readonly setting: Setting
  readonly delivered: readonly Delivered[]
  /** Releases that a line which all have would roll out. */
  readonly control: readonly string[]
  readonly findings: readonly string[]
}

/** The report for people, in Markdown. */
export function deliveryInWords({ setting, delivered, control, findings }: DeliveryReport): string {
  return [
    '# One changed line, delivered',
    '',
    `\`${oneLine.file}\` says ${oneLine.replace} instead of ${oneLine.find}. \`npm run deploy -- --only affected\` in each shape, under load:`,
    '',
    markdownTable([
      ['', ...delivered.map(({ shape }) => shape)],
      ...rows.map(([name, of]) => [name, ...delivered.map(of)]),
    ]),
    '',
    ...delivered.flatMap((it) => findingsOf(it).map((finding) => `- **${it.shape}**: ${finding}`)),
    `Control: a line of \`${lineOfAll.file}\`, which all have, would roll out ${control.join(', ')}.`,
    '',
    findings.length === 0 ? 'Everything holds.' : findings.map((finding) => `- **missed**: ${finding}`).join('\n'),
    '',
    `Bytes are those of the layers that somebody who has the old image lacks, compressed as a push sends them; 1 MB is 1,000,000 bytes. ${settingInWords(setting)}`,
    '',
  ].join('\n')
}

const rows: readonly (readonly [string, (it: Delivered) => string])[] = [
  ['images built', ({ built }) => built.map((tag) => tag.split(':')[0]).join(', ')],
  ['new layers', ({ layers }) => `${layers.count}, ${(layers.bytes / 1_000_000).toFixed(2)} MB`],
  ['pods replaced', (it) => `${it.pods.after.filter(isNewIn(it)).length} of ${it.pods.after.length}`],
  ['change to first answer', ({ seconds }) => inSeconds(seconds.first)],
  ['change to all answers', ({ seconds }) => inSeconds(seconds.all)],
  ['of it, the rollout', ({ seconds }) => `${seconds.rollout.toFixed(1)} s`],
  ['requests', ({ load }) => String(load.total.sent)],
  ['failed', ({ load }) => String(load.total.failed)],
  [
    'orders placed',
    ({ audit }) => `${audit.purchases}, ${audit.findings.length === 0 ? 'all as promised' : 'not as promised'}`,
  ],
]

const inSeconds = (seconds: number | null): string => (seconds === null ? 'never' : `${seconds.toFixed(1)} s`)

const isNewIn =
  ({ pods }: Delivered) =>
  ({ uid }: { uid: string }): boolean =>
    !pods.before.some((pod) => pod.uid === uid)
