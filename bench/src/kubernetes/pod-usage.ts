import type { Cluster } from '@twofold/deploy'

/** What the pods of an app use now, together. */
export interface Usage {
  /** CPUs, averaged over some 15 s by the metrics server. */
  readonly cpus: number
  readonly megabytes: number
}

/** By the name of what runs in a pod, as its label says; empty where the cluster has no metrics server. */
export async function podUsage({ core, metrics }: Cluster, namespace: string): Promise<ReadonlyMap<string, Usage>> {
  const { items: pods } = await core.listNamespacedPod({ namespace })
  const appOf = new Map(
    pods.map(({ metadata }) => [metadata?.name, metadata?.labels?.['app.kubernetes.io/name'] ?? metadata?.name ?? '']),
  )
  const measured = await metrics.getPodMetrics(namespace).catch(() => ({ items: [] }))
  const usage = new Map<string, Usage>()
  for (const { metadata, containers } of measured.items) {
    const app = appOf.get(metadata.name)
    if (app === undefined) continue
    const before = usage.get(app) ?? { cpus: 0, megabytes: 0 }
    const cpus = containers.reduce((sum, { usage }) => sum + cpusIn(usage.cpu), before.cpus)
    const megabytes = containers.reduce((sum, { usage }) => sum + bytesIn(usage.memory) / 1e6, before.megabytes)
    usage.set(app, { cpus, megabytes })
  }
  return usage
}

const shares: Readonly<Record<string, number>> = { '': 1, m: 1e-3, u: 1e-6, n: 1e-9 }
const sizes: Readonly<Record<string, number>> = { '': 1, Ki: 2 ** 10, Mi: 2 ** 20, Gi: 2 ** 30 }

/** CPUs in a quantity as Kubernetes writes it: `250m`, `1234567n`, `2`. */
export function cpusIn(quantity: string): number {
  const [, number, unit = ''] = /^([\d.]+)([mun])?$/.exec(quantity) ?? []
  return Number(number) * shares[unit]!
}

/** Bytes in a quantity: `128Mi`. */
export function bytesIn(quantity: string): number {
  const [, number, unit = ''] = /^([\d.]+)([KMG]i)?$/.exec(quantity) ?? []
  return Number(number) * sizes[unit]!
}
