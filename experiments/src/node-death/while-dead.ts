import { isReady } from '@twofold/deploy'
import type { ShopReleases } from '../cluster/shop-releases.js'
import { servingPods } from '../cluster/serving-pods.js'
import { tell } from '../tell.js'
import { waitUntil } from '../wait-until.js'
import type { NodeCommands } from './node-commands.js'

/** Milliseconds after which a cluster should have noticed a death, evicted pods, or taken a node in again. */
export const patience = 600_000

interface Options {
  readonly shop: ShopReleases
  readonly commands: NodeCommands
  readonly node: string
}

/** Kills a node, does some work once its pods are evicted, and brings it back. Moments as `now` counts them. */
export async function whileDead({ shop, commands, node }: Options, now: () => number, work: () => Promise<void>) {
  const isDead = async () => ((await isNodeReady(shop, node)) ? [node] : [])
  const isBack = async () => ((await isNodeReady(shop, node)) ? [] : [node])
  let moments = { noticed: NaN, evicted: NaN, returned: NaN }
  try {
    tell(`killing ${node}; should this end early, bring it back with: ${commands.howToStart} ${node}`)
    await commands.kill(node)
    await waitUntil('taken for dead', patience, isDead)
    const noticed = now()
    await waitUntil(`evicted from ${node}`, patience, () => podsOn(shop, node))
    moments = { ...moments, noticed, evicted: now() }
    await work()
  } finally {
    tell(`bringing ${node} back`)
    moments = { ...moments, returned: now() }
    await commands.start(node)
  }
  await waitUntil('back', patience, isBack)
  return moments
}

async function isNodeReady({ cluster }: ShopReleases, name: string): Promise<boolean> {
  return isReady(await cluster.core.readNode({ name }))
}

async function podsOn({ cluster, namespace }: ShopReleases, node: string): Promise<string[]> {
  return (await servingPods(cluster, namespace)).filter((pod) => pod.node === node).map(({ name }) => name)
}
