import { setReplicas } from '../../cluster/set-replicas.js'
import type { ShopReleases } from '../../cluster/shop-releases.js'
import { waitUntilSettled } from './wait-until-settled.js'

/** Gives a Deployment so many pods, and waits until it has them. */
export async function scaleTo(shop: ShopReleases, name: string, replicas: number): Promise<void> {
  await setReplicas(shop, name, replicas)
  await waitUntilSettled(shop)
}
