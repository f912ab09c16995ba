import type { Counts, Latency, LoadResult } from '@twofold/load'
import { phaseNamed, versionsIn } from '../report/phases.js'

/** What happened in one round, and to whom. */
export interface RoundResult {
  readonly app: string
  readonly round: string
  /** Seconds since the load began. */
  readonly from: number
  readonly to: number
  /** Pods that came and were not there before, of all apps: a drain moves others as well. */
  readonly replaced: number
  readonly requests: number
  readonly failed: number
  readonly errors: Counts['errors']
  /** In the quiet phase before the round, and during it. */
  readonly before: Latency | null
  readonly during: Latency | null
  /** Answers by version of the app that was disturbed. */
  readonly versions: Readonly<Record<string, number>>
}

/** The name of the phase in which a round runs, and of the quiet one before it. */
export const phaseOf = (round: number) => `round ${round}`
export const quietBefore = (round: number) => `before round ${round}`

/** Puts a round's figures together from the load that ran meanwhile. */
export function roundResult(
  round: { number: number; app: string; name: string; replaced: number },
  load: Pick<LoadResult, 'phases' | 'timeline'>,
): RoundResult {
  const during = phaseNamed(load, phaseOf(round.number))
  return {
    app: round.app,
    round: round.name,
    from: during.from,
    to: during.to,
    replaced: round.replaced,
    requests: during.sent,
    failed: during.failed,
    errors: during.errors,
    before: phaseNamed(load, quietBefore(round.number)).latency,
    during: during.latency,
    versions: versionsIn(load, round.app, during),
  }
}
