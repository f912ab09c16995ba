import type { ImageReference } from '@twofold/deploy'
import type { ShopReleases } from '../../cluster/shop-releases.js'
import { evenLoad } from '../../even-load.js'
import type { ControlResult } from '../../red-controls/control-result.js'
import { rollTo } from '../../rollouts/rounds/rounds.js'
import { ShapeUnderLoad } from '../../shape-under-load.js'
import { tell } from '../../tell.js'
import { atOnce } from '../releases/at-once/release.js'
import { OrdersDatabase } from './orders-database.js'

const app = 'orders'
/** Seconds that it may take. */
const mostSeconds = 300

interface Options {
  readonly shop: ShopReleases
  /** Where the gateway answers. */
  readonly url: string
  readonly current: ImageReference
  readonly image: ImageReference
}

/** Renames the column in one release, under load: the version before, which still serves, must fail somebody. */
export async function runControl({ shop, url, current, image }: Options): Promise<ControlResult> {
  tell(`control: ${atOnce.what}`)
  const database = new OrdersDatabase(shop.namespace, 'services')
  await database.revert()
  using underLoad = await ShapeUnderLoad.begin({ url, ...evenLoad, seconds: mostSeconds })
  try {
    await rollTo(shop, app, image)
  } finally {
    await database.revert()
    await rollTo(shop, app, current)
  }
  const { load, audit } = await underLoad.finish()
  const { sent, failed } = load.total
  tell(`control: ${failed} of ${sent} requests failed`)
  return { name: 'expanding first', what: atOnce.what, sent, failed, findings: audit.findings }
}
