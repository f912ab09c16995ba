import type { ShopReleases } from '../../cluster/shop-releases.js'
import { servingPods } from '../../cluster/serving-pods.js'
import { waitUntilSettled } from './wait-until-settled.js'

/** Deletes each pod of a release, gracefully, when the one before has a successor that serves. */
export async function deletePodsInTurn(shop: ShopReleases, release: string): Promise<void> {
  const { cluster, namespace } = shop
  const pods = (await servingPods(cluster, namespace)).filter((pod) => pod.release === release)
  for (const { name } of pods) {
    await cluster.core.deleteNamespacedPod({ namespace, name })
    await waitUntilSettled(shop)
  }
}
