import { Failure, MachineTooBusy } from '@twofold/infrastructure'
import type { LoadedShape } from '../shape-under-load.js'

/**
 * Ends a proof, whose report has been told.
 *
 * @throws Failure where something did not hold; MachineTooBusy where, besides, the load could not be sent in time: whatever has
 *   too little CPU fails requests, which says nothing of a rollout
 */
export function conclude(findings: readonly string[], loads: readonly LoadedShape[]): void {
  if (findings.length === 0) return
  const delays = loads.flatMap(({ load }) => load.generator.bottleneck)
  if (delays.length === 0) throw new Failure(`${findings.length} of what was promised did not hold: see above.`)
  throw new MachineTooBusy(
    `This machine is too busy, or too small, to say whether anything is wrong: ${delays.join('; ')}. Try again when it is quiet.`,
  )
}
