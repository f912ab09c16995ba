import { allShapes, type Shape, shapes } from '@twofold/local'
import { setReplicas } from '../cluster/set-replicas.js'
import type { ShopReleases } from '../cluster/shop-releases.js'
import { tell } from '../tell.js'
import { waitUntilSettled } from './rounds/wait-until-settled.js'

/**
 * Works while the apps of the other shapes have no pods: nobody asks them, and a drain would start all of them anew beside
 * the one that has the load, on the same CPUs.
 */
export async function whileOthersPause<T>(shop: ShopReleases, shape: Shape, work: () => Promise<T>): Promise<T> {
  const { cluster, namespace } = shop
  const apps = allShapes.filter((it) => it !== shape).flatMap((it) => shapes[it].map(({ name }) => name))
  const { items } = await cluster.apps.listNamespacedDeployment({ namespace })
  const others = items
    .map(({ metadata, spec }) => ({ name: metadata!.name!, replicas: spec!.replicas! }))
    .filter(({ name, replicas }) => apps.includes(name) && replicas > 0)
  if (others.length > 0) tell(`${others.map(({ name }) => name).join(', ')}: without pods meanwhile`)
  try {
    await Promise.all(others.map(({ name }) => setReplicas(shop, name, 0)))
    await waitUntilSettled(shop)
    return await work()
  } finally {
    await Promise.all(others.map(({ name, replicas }) => setReplicas(shop, name, replicas)))
    await waitUntilSettled(shop)
  }
}
