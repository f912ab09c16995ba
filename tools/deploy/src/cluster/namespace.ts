import { setTimeout as sleep } from 'node:timers/promises'
import { Failure } from '@twofold/infrastructure'
import { type Cluster, statusOf } from './cluster.js'

const ours = { 'app.kubernetes.io/managed-by': 'twofold-deploy' }

/** Pods that ask for more than they need are refused, as in production. */
const restricted = {
  'pod-security.kubernetes.io/enforce': 'restricted',
  'pod-security.kubernetes.io/warn': 'restricted',
}

/** Makes the namespace where it is missing; one that is there already stays as it is. What is to be known of it, if anything. */
export async function ensureNamespace({ core }: Cluster, name: string): Promise<string | undefined> {
  try {
    const { status, metadata } = await core.readNamespace({ name })
    if (status?.phase === 'Terminating')
      throw new Failure(`The namespace ${name} is being deleted. Wait until it is gone.`)
    const enforced = metadata?.labels?.['pod-security.kubernetes.io/enforce']
    return enforced === 'restricted' ? undefined : 'which was there, and does not enforce Pod Security «restricted»'
  } catch (error) {
    if (statusOf(error) !== 404) throw error
    await core.createNamespace({ body: { metadata: { name, labels: { ...ours, ...restricted } } } })
    return undefined
  }
}

/** Whether there is such a namespace. */
export async function hasNamespace({ core }: Cluster, name: string): Promise<boolean> {
  try {
    await core.readNamespace({ name })
    return true
  } catch (error) {
    if (statusOf(error) === 404) return false
    throw error
  }
}

/** Deletes a namespace that `ensureNamespace` has made, with all that is in it, and waits until it is gone. False: not ours. */
export async function deleteNamespace(cluster: Cluster, name: string, signal?: AbortSignal): Promise<boolean> {
  const { metadata } = await cluster.core.readNamespace({ name })
  if (metadata?.labels?.['app.kubernetes.io/managed-by'] !== ours['app.kubernetes.io/managed-by']) return false
  await cluster.core.deleteNamespace({ name })
  while (await hasNamespace(cluster, name)) await sleep(500, undefined, { signal })
  return true
}

/** Names of the namespaces that `ensureNamespace` has made. */
export async function namespacesOfOurs({ core }: Cluster): Promise<string[]> {
  const labelSelector = Object.entries(ours).map(([key, value]) => `${key}=${value}`)
  const { items } = await core.listNamespace({ labelSelector: labelSelector.join() })
  return items.map(({ metadata }) => metadata!.name!)
}
