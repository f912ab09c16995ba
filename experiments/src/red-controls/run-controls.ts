import type { ClusterPlace } from '../command-line.js'
import type { ShopReleases } from '../cluster/shop-releases.js'
import { endIfStopped } from '../run-experiment.js'
import { currentVersions } from '../versions/current-versions.js'
import type { ControlResult } from './control-result.js'
import { dataControls } from './data-controls.js'
import { rollingControls } from './rolling-controls.js'
import { runDataControl } from './run-data-control.js'
import { runRollingControl } from './run-rolling-control.js'

/** All red controls, or those whose names hold a word. */
export async function runControls(shop: ShopReleases, place: ClusterPlace, word = ''): Promise<ControlResult[]> {
  const isWanted = ({ name }: { name: string }) => name.includes(word)
  const results: ControlResult[] = []
  const rolling = rollingControls.filter(isWanted)
  const current = rolling.length > 0 ? await currentVersions('services', place.namespace) : new Map()
  for (const control of rolling) {
    endIfStopped()
    results.push(await runRollingControl(control, shop, place, current.get(control.app)))
  }
  for (const control of dataControls.filter(isWanted)) {
    endIfStopped()
    results.push(await runDataControl(control))
  }
  return results
}
