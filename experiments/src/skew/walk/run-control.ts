import type { ImageReference } from '@twofold/deploy'
import type { ShopReleases } from '../../cluster/shop-releases.js'
import { evenLoad } from '../../even-load.js'
import { rollTo } from '../../rollouts/rounds/rounds.js'
import { ShapeUnderLoad } from '../../shape-under-load.js'
import { tell } from '../../tell.js'
import { atOnce } from '../releases/at-once/release.js'
import { OrdersDatabase } from './orders-database.js'

const app = 'orders'
/** Seconds that it may take. */
const mostSeconds = 300

/** What renaming in one release did. */
export interface RenamedAtOnce {
  readonly what: string
  readonly sent: number
  readonly failed: number
}

interface Options {
  readonly shop: ShopReleases
  /** Where the gateway answers. */
  readonly url: string
  readonly current: ImageReference
  readonly image: ImageReference
}

/** Renames the column in one release, under load: the version before, which still serves, must fail somebody. */
export async function runControl({ shop, url, current, image }: Options): Promise<RenamedAtOnce> {
  tell(`control: ${atOnce.what}`)
  const database = new OrdersDatabase(shop.namespace, 'services')
  await database.revert()
  await using underLoad = await ShapeUnderLoad.begin({ url, ...evenLoad, seconds: mostSeconds })
  try {
    await rollTo(shop, app, image)
  } finally {
    await database.revert()
    await rollTo(shop, app, current)
  }
  const { load } = await underLoad.finish()
  const { sent, failed } = load.total
  tell(`control: ${failed} of ${sent} requests failed`)
  return { what: atOnce.what, sent, failed }
}
