import { Failure } from '@twofold/infrastructure'
import type { ShopReleases } from '../../cluster/shop-releases.js'
import { databaseServers } from '../../cluster/database-servers.js'
import { kubectl } from '../../cluster/kubectl.js'
import { servingPods } from '../../cluster/serving-pods.js'
import { waitUntilSettled } from './wait-until-settled.js'

/** Seconds that a drain may take. */
const patience = 180

/** Drains a node that has a pod of the release, and none of the databases, as an administrator would; then opens it again. */
export async function drainNodeOf(shop: ShopReleases, release: string): Promise<void> {
  const node = await nodeToDrain(shop, release)
  try {
    await kubectl(['drain', node, '--ignore-daemonsets', '--delete-emptydir-data', `--timeout=${patience}s`])
    await waitUntilSettled(shop)
  } finally {
    await kubectl(['uncordon', node])
  }
}

async function nodeToDrain({ cluster, namespace }: ShopReleases, release: string): Promise<string> {
  const spared = (await databaseServers(cluster, namespace)).map((server) => server.node)
  const pods = (await servingPods(cluster, namespace)).filter((pod) => pod.release === release)
  const node = pods.map((pod) => pod.node).find((it) => !spared.includes(it))
  if (!node)
    throw new Failure(
      `All pods of ${release} are on the node of the databases, which is not drained. Spread them, and try again: kubectl -n ${namespace} rollout restart deployment/${release}`,
    )
  return node
}
