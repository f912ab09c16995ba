import { PatchStrategy, setHeaderOptions, type V1Node } from '@kubernetes/client-node'
import { Failure } from '@twofold/infrastructure'
import { type Cluster, reasonOf } from './cluster.js'
import { isReady } from './is-ready.js'

const merge = setHeaderOptions('Content-Type', PatchStrategy.MergePatch)

/**
 * The node with these labels, which has the databases; the first that takes pods is labelled where none is. Databases lie
 * on the disk of a node, so it must not be another one tomorrow.
 */
export async function ensureInfrastructureNode({ core }: Cluster, labels: Record<string, string>): Promise<string> {
  const { items } = await core.listNode()
  const labelled = items.find((node) =>
    Object.entries(labels).every(([key, value]) => node.metadata?.labels?.[key] === value),
  )
  if (labelled) return labelled.metadata!.name!
  const free = items.find(takesPods)
  if (!free) throw new Failure('No node of the cluster takes pods: see kubectl get nodes')
  const name = free.metadata!.name!
  try {
    await core.patchNode({ name, body: { metadata: { labels } } }, merge)
  } catch (error) {
    const asText = Object.entries(labels).map(([key, value]) => `${key}=${value}`)
    throw new Failure(
      `The databases want a node of their own, and this user may not choose one (${reasonOf(error)}). Let somebody run: kubectl label node ${name} ${asText.join(' ')}`,
    )
  }
  return name
}

/** Takes the labels off again, where any node has them. */
export async function forgetInfrastructureNode({ core }: Cluster, labels: Record<string, string>): Promise<void> {
  const labelSelector = Object.keys(labels).join()
  const none = Object.fromEntries(Object.keys(labels).map((key) => [key, null]))
  for (const { metadata } of (await core.listNode({ labelSelector })).items)
    await core.patchNode({ name: metadata!.name!, body: { metadata: { labels: none } } }, merge)
}

function takesPods(node: V1Node): boolean {
  const { spec } = node
  const isOpen = !spec?.unschedulable && !spec?.taints?.some(({ effect }) => effect !== 'PreferNoSchedule')
  return isReady(node) && isOpen
}
