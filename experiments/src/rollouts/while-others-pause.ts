import { type Shape, shapes } from '@twofold/local'
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
  const own = shapes[shape].map(({ name }) => name)
  const all = Object.values(shapes).flatMap((apps) => apps.map(({ name }) => name))
  const { items } = await cluster.apps.listNamespacedDeployment({ namespace })
  const others = items
    .map(({ metadata, spec }) => ({ name: metadata!.name!, replicas: spec!.replicas! }))
    .filter(({ name, replicas }) => all.includes(name) && !own.includes(name) && replicas > 0)
  if (others.length > 0) tell(`${others.map(({ name }) => name).join(', ')}: without pods meanwhile`)
  await Promise.all(others.map(({ name }) => setReplicas(shop, name, 0)))
  await waitUntilSettled(shop)
  try {
    return await work()
  } finally {
    await Promise.all(others.map(({ name, replicas }) => setReplicas(shop, name, replicas)))
    await waitUntilSettled(shop)
  }
}
