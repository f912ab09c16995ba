import { setTimeout as sleep } from 'node:timers/promises'
import type { ImageReference } from '@twofold/deploy'
import { type Shape, shapes } from '@twofold/local'
import type { ClusterPlace } from '../command-line.js'
import type { ShopReleases } from '../cluster/shop-releases.js'
import { evenLoad, perService } from '../even-load.js'
import { tell } from '../tell.js'
import { rounds } from './rounds/rounds.js'
import { runRounds } from './run-rounds.js'
import { ShapeUnderLoad } from '../shape-under-load.js'
import type { ShapeResult } from './shape-result.js'

/** Seconds that processes which have just started get to become fast, before anything is disturbed. */
const rampUp = 40

/** How much is enough for one shape. */
export interface Extent {
  /** Requests a second. */
  readonly rate: number
  readonly requests: number
  readonly replacements: number
  /** Seconds after which it ends all the same. */
  readonly mostSeconds: number
}

interface Options {
  readonly shop: ShopReleases
  readonly place: ClusterPlace
  readonly shape: Shape
  readonly current: ReadonlyMap<string, ImageReference>
  readonly next: ReadonlyMap<string, ImageReference>
  readonly extent: Extent
  /** Words: only rounds and apps whose names hold them. */
  readonly round?: string
  readonly app?: string
}

/** All rounds of all apps of a shape under load, as often as the extent wants. */
export async function proveShape({
  shop,
  place,
  shape,
  current,
  next,
  extent,
  round = '',
  app: only = '',
}: Options): Promise<ShapeResult> {
  const apps = shapes[shape].map(({ name }) => name)
  const { rate } = extent
  tell(`${shape}: ${rate} requests a second, at least ${perService} to each service`)
  await using underLoad = await ShapeUnderLoad.begin({
    url: place.urls[shape],
    ...evenLoad,
    rate,
    seconds: extent.mostSeconds,
    rampUp,
  })
  await sleep(rampUp * 1_000)
  const began = performance.now()
  const result = await runRounds({
    shop,
    underLoad,
    apps: apps.filter((app) => app.includes(only)),
    rounds: rounds.filter(({ name, isLong }) => name.includes(round) && (!isLong || extent.replacements > 0)),
    versions: new Map(apps.map((app) => [app, { current: current.get(app)!, next: next.get(app)! }])),
    goesOn({ replaced }) {
      const seconds = (performance.now() - began) / 1_000
      return seconds < extent.mostSeconds && (replaced < extent.replacements || seconds * rate < extent.requests)
    },
  })
  const versions = apps.map((app) => [app, { current: current.get(app)!.tag, next: next.get(app)!.tag }])
  return { shape, extent, versions: Object.fromEntries(versions), ...result }
}
