import { setTimeout as sleep } from 'node:timers/promises'
import { servingPods } from '../cluster/serving-pods.js'
import type { ShopReleases } from '../cluster/shop-releases.js'
import { evenLoad } from '../even-load.js'
import { phaseNamed } from '../report/phases.js'
import { ShapeUnderLoad } from '../shape-under-load.js'
import { tell } from '../tell.js'
import { aftermathsOf, type Bounds, type Event } from './aftermath.js'
import { liveThrough } from './live-through.js'
import type { NodeCommands } from './node-commands.js'
import type { Moments, NodeDeath } from './node-death.js'
import { podsMoved, podsRestarted } from './pods-moved.js'

/** Milliseconds before the death, and after the return: long enough to see late failures. */
const quietBefore = 10_000
const quietAfter = 40_000
/** Seconds that a run may take. */
const mostSeconds = 2_400
/** An outage of the databases fails everything for a while, and each failure's second is wanted. */
const failuresKept = 100_000
const failuresReported = 1_000

interface Options {
  readonly shop: ShopReleases
  readonly commands: NodeCommands
  /** Where the gateway answers. */
  readonly url: string
  readonly node: string
  readonly hasDatabases: boolean
  readonly bounds: Bounds
}

/** Kills a node of the services under load and brings it back. */
export async function loseNode({ url, bounds, ...options }: Options): Promise<NodeDeath> {
  const { shop, node } = options
  const before = await servingPods(shop.cluster, shop.namespace)
  await using underLoad = await ShapeUnderLoad.begin({ url, ...evenLoad, seconds: mostSeconds, failuresKept })
  await sleep(quietBefore)
  underLoad.mark('death')
  const { moments, pods } = await liveThrough({ ...options, bounds })
  await sleep(quietAfter)
  tell('looking at what became of every order')
  const { load, audit } = await underLoad.finish()
  const after = await servingPods(shop.cluster, shop.namespace)
  const diedAt = phaseNamed(load, 'death').from
  const blamed = load.failures.filter(({ at, milliseconds }) => at + milliseconds / 1_000 >= diedAt)
  const survivors = before.filter((pod) => pod.node !== node)
  return {
    node,
    moments,
    moved: podsMoved(node, before, pods),
    failedBefore: load.failures.length - blamed.length,
    aftermaths: aftermathsOf({ ...load, failures: blamed }, eventsOf(diedAt, moments), bounds),
    bounds,
    restarted: podsRestarted(survivors, after),
    load: { ...load, failures: load.failures.slice(0, failuresReported) },
    audit,
  }
}

/** Without databases everything fails, for as long as that lasts; with them, little may, and not for long. */
function eventsOf(diedAt: number, { returned, databases }: Moments): Event[] {
  if (databases === undefined)
    return [
      { name: 'death', at: diedAt, isBounded: true },
      { name: 'return', at: diedAt + returned, isBounded: true },
    ]
  return [
    { name: 'death', at: diedAt, isBounded: false },
    { name: 'return of the databases', at: diedAt + databases, isBounded: true },
  ]
}
