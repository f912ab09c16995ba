import { failedRequests, type SentLoad } from '../load-findings.js'

/** What happened without one safety measure. */
export interface ControlResult {
  /** The measure that was taken away, and how. */
  readonly name: string
  readonly what: string
  /** All measures are there, and nothing may go wrong. */
  readonly mustHold: boolean
  readonly sent: number
  readonly failed: number
  /** Why the load that failed could not be sent in time; empty where it was. */
  readonly late: readonly string[]
  /** Promises that were broken, one sentence each. */
  readonly findings: readonly string[]
  /** Whether what went wrong is what the measure is there for. */
  readonly isWhy: boolean
}

/** Where nothing went wrong, the measure is either useless or not looked at: the proof says nothing of it. */
export function isAsItMust({ mustHold, failed, findings, isWhy }: ControlResult): boolean {
  return mustHold ? failed + findings.length === 0 : isWhy
}

/** What is to be told of a control that is not as it must be. */
export function findingsOf(control: ControlResult): string[] {
  if (isAsItMust(control)) return []
  const { name, mustHold, findings } = control
  // The same words as of any other load: a machine without CPU fails these customers, too.
  const isOnlyFailed = mustHold && findings.length === 0
  return (isOnlyFailed ? failedRequests(loadOf(control)) : [verdict(control)]).map((it) => `without ${name}: ${it}`)
}

/** As much of the load that was there as the end of the proof looks at. */
export const loadOf = ({ sent, failed, late }: ControlResult): SentLoad => ({
  load: { total: { sent, failed }, generator: { bottleneck: late } },
})

export function verdict(control: ControlResult): string {
  const colour = control.failed + control.findings.length > 0 ? 'red' : 'green'
  if (isAsItMust(control)) return `${colour}, as it must be`
  return control.mustHold || colour === 'green'
    ? `**${colour}: the proof proves nothing**`
    : '**red for another reason**'
}
