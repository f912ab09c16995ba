import type { ImageReference } from '@twofold/deploy'
import type { ClusterPlace } from '../command-line.js'
import type { ShopReleases } from '../cluster/shop-releases.js'
import { failureInWords } from '../report/failure-in-words.js'
import { rollTo } from '../rollouts/rounds/rounds.js'
import { ShapeUnderLoad } from '../shape-under-load.js'
import { tell } from '../tell.js'
import { buildVersion } from '../versions/second-version.js'
import type { ControlResult } from './control-result.js'
import type { RollingControl } from './rolling-controls.js'

/** Seconds, at most. */
const mostSeconds = 300
const failuresTold = 3

/** Rolls an app to a version without the measure and back, under load: coming or leaving, its pods must fail somebody. */
export async function runRollingControl(
  control: RollingControl,
  shop: ShopReleases,
  place: ClusterPlace,
  current: ImageReference,
): Promise<ControlResult> {
  const { name, what, app, mix, rate, reason, isKept, mustHold = false, values, edits } = control
  tell(`without ${name}: ${what}`)
  const { context } = shop.cluster
  const image = edits ? (await buildVersion([app], edits, context)).get(app)! : current
  await using underLoad = await ShapeUnderLoad.begin({
    url: place.urls.services,
    mix,
    rate,
    seconds: mostSeconds,
    ...(isKept && { newConnections: 0, isFar: true }),
  })
  try {
    await rollTo(shop, app, image, values)
  } finally {
    await rollTo(shop, app, current)
  }
  const { load, audit } = await underLoad.finish()
  const { sent, failed } = load.total
  tell(`without ${name}: ${failed} of ${sent} requests failed`)
  const isWhy = load.failures.some(({ message, error }) => reason.test(`${error} ${message}`))
  for (const failure of load.failures.slice(0, failuresTold)) tell(`such as: ${failureInWords(failure)}`)
  return { name, what, mustHold, sent, failed, late: load.generator.bottleneck, findings: audit.findings, isWhy }
}
