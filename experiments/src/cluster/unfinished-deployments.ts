import type { Cluster } from '@twofold/deploy'

/** Names of the Deployments of a namespace that have not all of their pods, available and up to date. */
export async function unfinishedDeployments({ apps }: Cluster, namespace: string): Promise<string[]> {
  const { items } = await apps.listNamespacedDeployment({ namespace })
  const unfinished = items.filter(({ metadata, spec, status }) => {
    const isSeen = (status?.observedGeneration ?? 0) >= (metadata?.generation ?? 0)
    const counts = [status?.replicas, status?.updatedReplicas, status?.availableReplicas]
    return !isSeen || counts.some((count = 0) => count !== spec?.replicas)
  })
  return unfinished.map(({ metadata }) => metadata!.name!)
}
