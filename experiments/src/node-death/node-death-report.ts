import { markdownTable } from 'markdown-table'
import { type Setting, settingInWords } from '../report/setting.js'
import { findingsOf, type Moments, type NodeDeath } from './node-death.js'

export interface NodeDeathReport extends NodeDeath {
  readonly setting: Setting
}

const moments: Readonly<Record<keyof Moments, string>> = {
  noticed: 'Kubernetes takes it for dead',
  evicted: 'its pods are evicted',
  available: 'every Deployment has all of its pods again',
  returned: 'the node is started again',
  databases: 'the databases are ready',
}

/** The report for people, in Markdown. */
export function nodeDeathInWords(report: NodeDeathReport): string {
  const { setting, node, moved, aftermaths, bounds, load, audit } = report
  const findings = findingsOf(report)
  const databases = report.moments.databases !== undefined
  return [
    databases ? '# The node of the databases dies' : '# A node dies',
    '',
    findings.length === 0 ? summaryOf(report) : findings.map((finding) => `- **${finding}**`).join('\n'),
    '',
    `${node} loses power and link at second 0, under ${load.total.sent.toLocaleString('en')} requests in ${load.seconds.toFixed(0)} s; half of them are on new connections, none is tried again.`,
    '',
    markdownTable([
      ['what', 'second'],
      ...Object.entries(report.moments)
        .filter(([, second]) => second !== undefined)
        .toSorted(([, a], [, b]) => a - b)
        .map(([name, second]) => [moments[name as keyof Moments], second.toFixed(1)]),
    ]),
    '',
    '## Failed requests',
    '',
    markdownTable([
      ['after the', 'how', 'requests', 'due in the seconds after it', 'the slowest took'],
      ...aftermaths.flatMap(({ name, failures }) =>
        failures.map(({ kind, count, first, last, slowest }) => [
          name,
          kind,
          String(count),
          `${first.toFixed(1)} to ${last.toFixed(1)}`,
          `${(slowest / 1_000).toFixed(1)} s`,
        ]),
      ),
    ]),
    '',
    `Failures have to end within ${bounds.within} s; new connections may get lost for ${bounds.remembered} s more, where a node still remembers that they led to a pod that is gone.`,
    '',
    '## Where its pods went',
    '',
    markdownTable([
      ['release', `pods on ${node}`, 'new ones on'],
      ...moved.map(({ release, lost, to }) => [release, String(lost), to.join(', ')]),
    ]),
    '',
    `Orders: ${Object.entries(audit.orders)
      .map(([status, count]) => `${count} ${status}`)
      .join(', ')}. ${settingInWords(setting)}`,
    '',
  ].join('\n')
}

function summaryOf({ node, moments: { databases, available }, bounds, aftermaths, load, audit }: NodeDeath): string {
  const failed = `${load.total.failed} of ${load.total.sent.toLocaleString('en')} requests failed`
  const late = aftermaths
    .filter(({ isBounded }) => isBounded)
    .map(({ name, late }) => `${late.failed} of the ${late.sent} due more than ${bounds.within} s after the ${name}`)
  const pods =
    databases === undefined
      ? `All pods were there again ${available.toFixed(0)} s after ${node} died.`
      : 'No pod of another node was started again.'
  return `**${failed}; ${late.join(', ')}. ${pods} ${audit.purchases} orders were sent: each that was accepted is final, no key has two, stock and payments are right.**`
}
