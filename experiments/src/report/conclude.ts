import { Failure, MachineTooBusy } from '@twofold/infrastructure'
import { failedRequests, type SentLoad } from '../load-findings.js'

/**
 * Ends a proof, whose report has been told.
 *
 * @throws Failure where something did not hold; MachineTooBusy where that is nothing but failed requests, and the load that had
 *   them could not be sent in time: for want of CPU requests fail, but no order is lost and no control stays green
 */
export function conclude(findings: readonly string[], loads: readonly SentLoad[]): void {
  if (findings.length === 0) return
  const late = loads.filter(({ load }) => load.generator.bottleneck.length > 0)
  const excused = late.flatMap(failedRequests)
  if (!findings.every((finding) => excused.some((failed) => finding.endsWith(failed))))
    throw new Failure(`${findings.length} of what was promised did not hold: see above.`)
  const delays = late.flatMap(({ load }) => load.generator.bottleneck)
  throw new MachineTooBusy(
    `This machine is too busy, or too small, to say whether anything is wrong: ${delays.join('; ')}. Try again when it is quiet.`,
  )
}
