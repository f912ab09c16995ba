import { styleText } from 'node:util'
import Table from 'cli-table3'
import type { AuditReport } from '../audit/audit.js'
import type { Counts, FailedRequest, LoadProgress, LoadResult } from '../load-result.js'

/** How many failures and findings are shown. */
const shown = 5
const longest = 300

const inMilliseconds = (value: number | undefined) => (value === undefined ? '–' : value.toFixed(value < 10 ? 1 : 0))

/** How it goes, on one line. */
export function progressLine({ seconds, sent, failed, inFlight, lastSecond }: LoadProgress): string {
  const latency = lastSecond?.latency
  return [
    `${seconds.toFixed(0).padStart(4)} s`,
    `${lastSecond?.sent ?? 0} requests in the last second`,
    `p50 ${inMilliseconds(latency?.p50)} ms, p99 ${inMilliseconds(latency?.p99)} ms`,
    `${inFlight} in flight`,
    `${sent} in all, ${failed} failed`,
  ].join('  ')
}

/** What came of it. */
export function summary(result: LoadResult, audit?: AuditReport): string {
  const { total, kinds, seconds, generator, failures, isVoid } = result
  const lines = [
    table({ ...kinds, 'all requests': total }),
    `${total.sent} requests in ${seconds.toFixed(1)} s, ${total.failed} failed${inKinds(total)}.`,
    ...some(failures.map(failureLine), total.failed),
    ...generator.bottleneck.map((reason) => `The generator was the bottleneck: ${reason}.`),
    ...(isVoid ? ['This run is void.'] : []),
    ...(audit ? [auditLine(audit), ...some(audit.findings)] : []),
  ]
  return lines.join('\n')
}

function failureLine({ time, method, path, connection, error, status, message }: FailedRequest): string {
  const what = status === undefined ? error : `${error} ${status}`
  return `${time} ${method} ${path} (${connection} connection): ${what}, ${message}`
}

function table(rows: Record<string, Counts>): string {
  const head = ['milliseconds', 'sent', 'failed', 'p50', 'p90', 'p99', 'p99.9', 'max']
  const made = new Table({
    head,
    style: { head: [], border: [], compact: true },
    colAligns: ['left', ...head.slice(1).map(() => 'right' as const)],
  })
  for (const [name, { sent, failed, latency }] of Object.entries(rows)) {
    const { p50, p90, p99, p999, max } = latency ?? {}
    made.push([name, sent, failed, ...[p50, p90, p99, p999, max].map(inMilliseconds)])
  }
  return made.toString()
}

function inKinds({ errors }: Counts): string {
  const told = Object.entries(errors).map(([error, count]) => `${count} ${error}`)
  return told.length > 0 ? ` (${told.join(', ')})` : ''
}

function auditLine({ purchases, orders, findings }: AuditReport): string {
  const told = Object.entries(orders).map(([status, count]) => `${count} ${status}`)
  const verdict =
    findings.length === 0 ? styleText('green', 'all is right') : styleText('red', `${findings.length} wrong`)
  return `${purchases} orders were sent, and are there: ${told.join(', ') || 'none'}. Audit: ${verdict}.`
}

/** The first of them, shortened. */
function some(lines: readonly string[], inAll = lines.length): string[] {
  const first = lines.slice(0, shown).map((line) => `  ${line.slice(0, longest)}`)
  return inAll > first.length ? [...first, `  and ${inAll - first.length} more`] : first
}
