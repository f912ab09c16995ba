import { cpus, totalmem } from 'node:os'
import type { Cluster } from '@twofold/deploy'

/** Where something was measured. */
export interface Setting {
  readonly measuredAt: string
  readonly machine: { readonly cpus: number; readonly model: string; readonly memoryGiB: number }
  readonly cluster: { readonly context: string; readonly version: string; readonly nodes: number }
}

export async function settingOf(cluster: Cluster): Promise<Setting> {
  const { items } = await cluster.core.listNode()
  return {
    measuredAt: new Date().toISOString(),
    machine: { cpus: cpus().length, model: cpus()[0]?.model ?? '', memoryGiB: Math.round(totalmem() / 2 ** 30) },
    cluster: {
      context: cluster.context,
      version: items[0]?.status?.nodeInfo?.kubeletVersion ?? '',
      nodes: items.length,
    },
  }
}

export const settingInWords = ({ measuredAt, machine, cluster }: Setting): string =>
  `Kubernetes ${cluster.version} with ${cluster.nodes} nodes, on a machine with ${machine.cpus} CPUs (${machine.model}) and ${machine.memoryGiB} GiB; ${measuredAt}.`
