import { setTimeout as sleep } from 'node:timers/promises'
import { servingPods } from '../cluster/serving-pods.js'
import type { ShopReleases } from '../cluster/shop-releases.js'
import { evenLoad } from '../even-load.js'
import { ShapeUnderLoad } from '../shape-under-load.js'
import { tell } from '../tell.js'
import { failuresByKind } from './failures-by-kind.js'
import { liveThrough } from './live-through.js'
import type { NodeCommands } from './node-commands.js'
import type { NodeDeath } from './node-death.js'
import { podsMoved, podsRestarted } from './pods-moved.js'

/** Milliseconds of quiet before the death and after the return. */
const quiet = 10_000
/** Seconds that a run may take. */
const mostSeconds = 2_400
/** An outage of the databases fails everything for a while, and each failure's second is wanted. */
const failuresKept = 100_000
const failuresReported = 100

interface Options {
  readonly shop: ShopReleases
  readonly commands: NodeCommands
  /** Where the gateway answers. */
  readonly url: string
  readonly node: string
  readonly hasDatabases: boolean
}

/** Kills a node of the services under load and brings it back. */
export async function loseNode({ url, ...options }: Options): Promise<NodeDeath> {
  const { shop, node } = options
  const before = await servingPods(shop.cluster, shop.namespace)
  using underLoad = await ShapeUnderLoad.begin({ url, ...evenLoad, seconds: mostSeconds, failuresKept })
  await sleep(quiet)
  underLoad.mark('death')
  const { moments, pods } = await liveThrough(options)
  await sleep(quiet)
  tell('looking at what became of every order')
  const { load, audit } = await underLoad.finish()
  const after = await servingPods(shop.cluster, shop.namespace)
  const survivors = before.filter((pod) => pod.node !== node)
  return {
    node,
    moments,
    moved: podsMoved(node, before, pods),
    failures: failuresByKind(load.failures, load.phases.find(({ name }) => name === 'death')!.from),
    restarted: podsRestarted(survivors, after),
    load: { ...load, failures: load.failures.slice(0, failuresReported) },
    audit,
  }
}
