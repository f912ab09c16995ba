import type { Cluster } from '@twofold/deploy'

/** A pod that serves, as it was at one moment. */
export interface ServingPod {
  readonly uid: string
  readonly name: string
  readonly release: string
  readonly node: string
  readonly image: string
  /** Of the template that it was made from. */
  readonly templateHash: string
  readonly isReady: boolean
  /** How often its container was started again. */
  readonly restarts: number
}

/** All pods of a namespace that serve and are not leaving. */
export async function servingPods({ core }: Cluster, namespace: string): Promise<ServingPod[]> {
  const labelSelector = 'app.kubernetes.io/component=serve'
  const { items } = await core.listNamespacedPod({ namespace, labelSelector })
  return items
    .filter(({ metadata }) => !metadata?.deletionTimestamp)
    .map(({ metadata, spec, status }) => ({
      uid: metadata!.uid!,
      name: metadata!.name!,
      release: metadata!.labels!['app.kubernetes.io/instance']!,
      node: spec?.nodeName ?? '',
      image: spec!.containers[0]!.image!,
      templateHash: metadata!.labels!['pod-template-hash']!,
      isReady: status?.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True') ?? false,
      restarts: status?.containerStatuses?.[0]?.restartCount ?? 0,
    }))
}
