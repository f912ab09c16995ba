import type { Metrics, V1Pod } from '@kubernetes/client-node'
import { type Cluster, isReady } from '@twofold/deploy'
import { readyAfter } from '@twofold/image'
import { Failure } from '@twofold/infrastructure'

/** What an app takes on the cluster; of several pods, the most. */
export interface Footprint {
  readonly app: string
  readonly image: string
  /** Milliseconds that the process counts from its own start until it is ready. */
  readonly processReady: number
  /** Seconds from the pod's creation until Kubernetes calls it ready; Kubernetes counts whole ones. */
  readonly podReady: number
  /** Bytes of the working set; undefined where the cluster has no metrics server. */
  readonly memory?: number
}

/** Looks at the pods of each app of a namespace. @throws Failure where none is ready */
export async function measureApps({ core, metrics }: Cluster, namespace: string): Promise<Footprint[]> {
  const found = await core.listNamespacedPod({ namespace, labelSelector: 'app.kubernetes.io/component=serve' })
  const items = found.items.filter(isReady)
  if (items.length === 0)
    throw new Failure(`No app is ready in ${namespace}. Deploy the shop first: npm run deploy -- --shape services`)
  const memory = await memoryByPod(metrics, namespace)
  const releaseOf = ({ metadata }: V1Pod) => metadata!.labels!['app.kubernetes.io/instance']!
  const footprints = [...new Set(items.map(releaseOf))].map(async (app) => {
    const pods = items.filter((pod) => releaseOf(pod) === app)
    const logs = pods.map(({ metadata }) => core.readNamespacedPodLog({ namespace, name: metadata!.name! }))
    const used = pods.flatMap(({ metadata }) => memory.get(metadata!.name!) ?? [])
    return {
      app,
      image: pods[0]!.spec!.containers[0]!.image!,
      processReady: Math.max(...(await Promise.all(logs)).map(readyAfter)),
      podReady: Math.max(...pods.map(readySeconds)),
      ...(used.length > 0 && { memory: Math.max(...used) }),
    }
  })
  return Promise.all(footprints)
}

function readySeconds({ metadata, status }: V1Pod): number {
  const ready = status?.conditions?.find(({ type }) => type === 'Ready')?.lastTransitionTime
  return (ready!.getTime() - metadata!.creationTimestamp!.getTime()) / 1_000
}

async function memoryByPod(metrics: Metrics, namespace: string): Promise<ReadonlyMap<string, number>> {
  try {
    const { items } = await metrics.getPodMetrics(namespace)
    return new Map(items.map(({ metadata, containers }) => [metadata.name, bytes(containers[0]!.usage.memory)]))
  } catch {
    return new Map()
  }
}

const units: Readonly<Record<string, number>> = { '': 1, Ki: 2 ** 10, Mi: 2 ** 20, Gi: 2 ** 30 }

/** Of a quantity of memory, as the metrics server writes it. */
export function bytes(quantity: string): number {
  const [, number, unit = ''] = /^(\d+)([KMG]i)?$/.exec(quantity) ?? []
  return Number(number) * units[unit]!
}
