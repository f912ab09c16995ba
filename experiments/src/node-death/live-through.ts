import { setTimeout as sleep } from 'node:timers/promises'
import { databaseServers } from '../cluster/database-servers.js'
import { type ServingPod, servingPods } from '../cluster/serving-pods.js'
import type { ShopReleases } from '../cluster/shop-releases.js'
import { unfinishedDeployments } from '../cluster/unfinished-deployments.js'
import { waitUntilSettled } from '../rollouts/rounds/wait-until-settled.js'
import { tell } from '../tell.js'
import { waitUntil } from '../wait-until.js'
import type { Bounds } from './aftermath.js'
import type { NodeCommands } from './node-commands.js'
import type { Moments } from './node-death.js'
import { patience, whileDead } from './while-dead.js'

/** Seconds that databases are away at least: longer than a liveness probe that asked for them would have patience. */
const outage = 75
/** Seconds that a node is away when failures should have ended: to see whether they have. */
const quiet = 15

interface Options {
  readonly shop: ShopReleases
  readonly commands: NodeCommands
  readonly node: string
  readonly hasDatabases: boolean
  readonly bounds: Bounds
}

/** Kills a node, waits until others have its work, and brings it back. `pods`: when every Deployment had all of its own. */
export async function liveThrough(options: Options): Promise<{ moments: Moments; pods: readonly ServingPod[] }> {
  const { shop, hasDatabases, bounds } = options
  const away = hasDatabases ? outage : bounds.within + bounds.remembered + quiet
  const servers = (await databaseServers(shop.cluster, shop.namespace)).map(({ name }) => name)
  const died = performance.now()
  const now = () => (performance.now() - died) / 1_000
  let elsewhere: Available | undefined
  const dead = await whileDead(options, now, async () => {
    // Without databases no pod that came instead gets ready.
    if (!hasDatabases) elsewhere = await allAvailable(shop, now)
    await sleep(Math.max(0, away - now()) * 1_000)
  })
  const databases = hasDatabases ? await databasesReady(shop, servers, now) : undefined
  const { available, pods } = elsewhere ?? (await allAvailable(shop, now))
  await waitUntilSettled(shop)
  return { moments: { ...dead, databases, available }, pods }
}

interface Available {
  readonly available: number
  readonly pods: readonly ServingPod[]
}

async function allAvailable({ cluster, namespace }: ShopReleases, now: () => number): Promise<Available> {
  await waitUntil('available', patience, () => unfinishedDeployments(cluster, namespace))
  return { available: now(), pods: await servingPods(cluster, namespace) }
}

/** `servers`: the names of their pods, which are gone for a moment before they come again. */
async function databasesReady(
  { cluster, namespace }: ShopReleases,
  servers: readonly string[],
  now: () => number,
): Promise<number> {
  await waitUntil('ready', patience, async () => {
    const ready = (await databaseServers(cluster, namespace)).filter(({ isReady }) => isReady)
    return servers.filter((server) => !ready.some(({ name }) => name === server))
  })
  const since = now()
  tell('the databases are ready again')
  return since
}
