import type { V1Node, V1Pod } from '@kubernetes/client-node'

/** Whether Kubernetes has found a pod or a node ready. */
export function isReady({ status }: V1Pod | V1Node): boolean {
  const conditions: { type: string; status: string }[] = status?.conditions ?? []
  return conditions.some((it) => it.type === 'Ready' && it.status === 'True')
}
