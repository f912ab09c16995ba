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
}

const isRed = ({ failed, findings }: ControlResult): boolean => failed + findings.length > 0

/** Where nothing went wrong, the measure is either useless or not looked at: the proof says nothing of it. */
export const isAsItMust = (control: ControlResult): boolean => isRed(control) !== control.mustHold

export const verdict = (control: ControlResult): string => {
  const colour = isRed(control) ? 'red' : 'green'
  return isAsItMust(control) ? `${colour}, as it must be` : `**${colour}: the proof proves nothing**`
}
