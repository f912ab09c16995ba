/** What happened without one safety measure. */
export interface ControlResult {
  /** The measure that was taken away, and how. */
  readonly name: string
  readonly what: string
  /** All measures are there, and nothing may go wrong. */
  readonly mustHold: boolean
  readonly sent: number
  readonly failed: number
  /** Promises that were broken, one sentence each. */
  readonly findings: readonly string[]
  /** Whether what went wrong is what the measure is there for. */
  readonly isWhy: boolean
}

/** Where nothing went wrong, the measure is either useless or not looked at: the proof says nothing of it. */
export function isAsItMust({ mustHold, failed, findings, isWhy }: ControlResult): boolean {
  return mustHold ? failed + findings.length === 0 : isWhy
}

export function verdict(control: ControlResult): string {
  const colour = control.failed + control.findings.length > 0 ? 'red' : 'green'
  if (isAsItMust(control)) return `${colour}, as it must be`
  return control.mustHold || colour === 'green'
    ? `**${colour}: the proof proves nothing**`
    : '**red for another reason**'
}
