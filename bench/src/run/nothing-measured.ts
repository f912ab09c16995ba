import { MachineTooBusy } from '@twofold/infrastructure'
import type { Sweep } from '../result/sweep.js'

/** @throws MachineTooBusy where every run is void: with why no run says anything */
export function refuseNothing(sweeps: readonly Sweep[]): void {
  if (sweeps.length === 0 || sweeps.some(({ peak }) => peak !== null)) return
  const reasons = new Set(sweeps.flatMap(({ runs }) => runs.flatMap(({ generator }) => generator.bottleneck)))
  throw new MachineTooBusy(['Nothing could be measured: every run is void.', ...[...reasons].slice(0, 5)].join('\n  '))
}
