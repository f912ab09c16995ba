/** What happened without one safety measure. */
export interface ControlResult {
  /** The measure that was taken away, and how. */
  readonly name: string
  readonly what: string
  readonly sent: number
  readonly failed: number
  /** Promises that were broken, one sentence each. */
  readonly findings: readonly string[]
}

/** Where nothing went wrong, the measure is either useless or not looked at: the proof says nothing of it. */
export const isRed = ({ failed, findings }: ControlResult): boolean => failed + findings.length > 0
