import { type Cluster, statusOf } from './cluster.js'

/**
 * Node ports that Services of other namespaces hold, and who holds each: `twofold-dev/gateway`. None are known to somebody
 * who may not list Services everywhere; then the API server refuses what is taken.
 */
export async function nodePortsOfOthers({ core }: Cluster, namespace: string): Promise<ReadonlyMap<number, string>> {
  try {
    const { items } = await core.listServiceForAllNamespaces()
    const others = items.filter(({ metadata }) => metadata!.namespace !== namespace)
    return new Map(
      others.flatMap(({ metadata, spec }) =>
        (spec?.ports ?? []).flatMap(({ nodePort }) =>
          nodePort ? [[nodePort, `${metadata!.namespace}/${metadata!.name}`] as const] : [],
        ),
      ),
    )
  } catch (error) {
    if (statusOf(error) === 403) return new Map()
    throw error
  }
}
