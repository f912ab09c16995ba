import { PatchStrategy, setHeaderOptions } from '@kubernetes/client-node'
import type { ShopReleases } from './shop-releases.js'

/** Tells a Deployment how many pods to have, as an autoscaler would. */
export async function setReplicas(
  { cluster, namespace }: Pick<ShopReleases, 'cluster' | 'namespace'>,
  name: string,
  replicas: number,
): Promise<void> {
  const merge = setHeaderOptions('Content-Type', PatchStrategy.MergePatch)
  await cluster.apps.patchNamespacedDeploymentScale({ name, namespace, body: { spec: { replicas } } }, merge)
}
