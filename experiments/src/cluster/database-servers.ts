import { type Cluster, isReady } from '@twofold/deploy'

/** PostgreSQL or NATS, as its pod was at one moment. */
export interface DatabaseServer {
  readonly name: string
  /** Empty where it has none. */
  readonly node: string
  readonly isReady: boolean
}

/** The servers of the infrastructure that are in a namespace; those elsewhere are nobody's here. */
export async function databaseServers({ core }: Cluster, namespace: string): Promise<DatabaseServer[]> {
  const labelSelector = 'app.kubernetes.io/component=server'
  const { items } = await core.listNamespacedPod({ namespace, labelSelector })
  return items.map((pod) => ({
    name: pod.metadata!.name!,
    node: pod.spec?.nodeName ?? '',
    isReady: !pod.metadata?.deletionTimestamp && isReady(pod),
  }))
}
