import type { ShopReleases } from '../../cluster/shop-releases.js'
import { unfinishedDeployments } from '../../cluster/unfinished-deployments.js'
import { waitUntil } from '../../wait-until.js'

/** Milliseconds. */
const patience = 180_000

/**
 * Waits until every Deployment of the namespace has all of its pods, available and up to date, and none of their
 * predecessors is left, terminating ones included. Throws Failure where that takes too long.
 */
export async function waitUntilSettled({ cluster, namespace }: ShopReleases): Promise<void> {
  await waitUntil('settled', patience, async () => [
    ...(await unfinishedDeployments(cluster, namespace)),
    ...(await leavingPods({ cluster, namespace })),
  ])
}

async function leavingPods({ cluster, namespace }: Pick<ShopReleases, 'cluster' | 'namespace'>): Promise<string[]> {
  const labelSelector = 'app.kubernetes.io/component=serve'
  const { items } = await cluster.core.listNamespacedPod({ namespace, labelSelector })
  return items.filter(({ metadata }) => metadata?.deletionTimestamp).map(({ metadata }) => metadata!.name!)
}
