import { type Cluster, isReady } from '@twofold/deploy'

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
    .map((pod) => {
      const { uid, name, labels = {} } = pod.metadata!
      return {
        uid: uid!,
        name: name!,
        release: labels['app.kubernetes.io/instance']!,
        node: pod.spec?.nodeName ?? '',
        image: pod.spec!.containers[0]!.image!,
        templateHash: labels['pod-template-hash']!,
        isReady: isReady(pod),
        restarts: pod.status?.containerStatuses?.[0]?.restartCount ?? 0,
      }
    })
}
