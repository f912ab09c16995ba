import { PatchStrategy, setHeaderOptions } from '@kubernetes/client-node'
import type { ShopReleases } from '../../cluster/shop-releases.js'
import { waitUntilSettled } from './wait-until-settled.js'

/** Gives a Deployment so many pods, as an autoscaler would, and waits until it has them. */
export async function scaleTo(shop: ShopReleases, name: string, replicas: number): Promise<void> {
  const { cluster, namespace } = shop
  const merge = setHeaderOptions('Content-Type', PatchStrategy.MergePatch)
  await cluster.apps.patchNamespacedDeploymentScale({ name, namespace, body: { spec: { replicas } } }, merge)
  await waitUntilSettled(shop)
}
