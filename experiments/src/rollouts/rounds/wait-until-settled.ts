import { setTimeout as sleep } from 'node:timers/promises'
import { Failure } from '@twofold/infrastructure'
import type { ShopReleases } from '../../cluster/shop-releases.js'

/** Milliseconds. */
const interval = 1_000
const patience = 180_000

/**
 * Waits until every Deployment of the namespace has all of its pods, available and up to date, and none of their
 * predecessors is left, terminating ones included. Throws Failure where that takes too long.
 */
export async function waitUntilSettled({ cluster, namespace }: ShopReleases): Promise<void> {
  const began = performance.now()
  for (;;) {
    const unsettled = await whatIsUnsettled({ cluster, namespace })
    if (unsettled.length === 0) return
    if (performance.now() - began > patience)
      throw new Failure(`Not settled after ${patience / 1_000} s: ${unsettled.join(', ')}`)
    await sleep(interval)
  }
}

async function whatIsUnsettled({ cluster, namespace }: Pick<ShopReleases, 'cluster' | 'namespace'>): Promise<string[]> {
  const [deployments, pods] = await Promise.all([
    cluster.apps.listNamespacedDeployment({ namespace }),
    cluster.core.listNamespacedPod({ namespace, labelSelector: 'app.kubernetes.io/component=serve' }),
  ])
  const leaving = pods.items.filter(({ metadata }) => metadata?.deletionTimestamp)
  const unfinished = deployments.items.filter(({ metadata, spec, status }) => {
    const isSeen = (status?.observedGeneration ?? 0) >= (metadata?.generation ?? 0)
    const counts = [status?.replicas, status?.updatedReplicas, status?.availableReplicas]
    return !isSeen || counts.some((count = 0) => count !== spec?.replicas)
  })
  return [...unfinished, ...leaving].map(({ metadata }) => metadata!.name!)
}
