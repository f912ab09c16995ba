import { setTimeout as sleep } from 'node:timers/promises'
import type { V1Deployment, V1Pod } from '@kubernetes/client-node'
import { type Cluster, statusOf } from '../cluster/cluster.js'
import { isReady } from '../cluster/is-ready.js'
import type { PodFault } from './pod-fault.js'
import { type RolloutState, rolloutState } from './rollout-state.js'

/** Milliseconds between two looks. */
const interval = 1_000

interface Watched {
  readonly cluster: Cluster
  readonly namespace: string
  readonly release: string
}

/**
 * Tells each change of a release's rollout until `signal` ends it; resolves at once with a fault that waiting will not mend.
 * What is wrong with `old` pods (by uid) was so before.
 */
export async function watchRollout(
  watched: Watched,
  options: { old: ReadonlySet<string>; signal: AbortSignal; onChange: (state: RolloutState) => void },
): Promise<PodFault | undefined> {
  let told = ''
  const since = new Map<string, number>()
  while (!options.signal.aborted) {
    const [deployment, all] = await Promise.all([deploymentOf(watched), podsOf(watched)]).catch(() => unanswered)
    const pods = all.filter(({ metadata }) => !options.old.has(metadata!.uid!))
    const state = rolloutState(deployment, pods)
    const hopeless = state.faults.find((fault) => isOver(fault, since))
    if (hopeless) return hopeless
    for (const pod of pods.filter(isReady)) since.delete(`pod ${pod.metadata!.name}`)
    if (state.summary !== told) options.onChange(state)
    told = state.summary
    await sleep(interval, undefined, { signal: options.signal }).catch(() => {})
  }
  return undefined
}

/** An API server may miss a question now and then; Helm decides over the release. */
const unanswered: [undefined, V1Pod[]] = [undefined, []]

/** Whether somebody has a fault for longer than it may take to pass. It is not over while a crashed pod tries again. */
function isOver({ who, patience }: PodFault, since: Map<string, number>): boolean {
  if (patience === undefined) return false
  const now = performance.now()
  since.set(who, since.get(who) ?? now)
  return now - since.get(who)! >= patience
}

export async function podsOf({ cluster, namespace, release }: Watched): Promise<V1Pod[]> {
  const labelSelector = `app.kubernetes.io/instance=${release}`
  return (await cluster.core.listNamespacedPod({ namespace, labelSelector })).items
}

async function deploymentOf({ cluster, namespace, release: name }: Watched): Promise<V1Deployment | undefined> {
  try {
    return await cluster.apps.readNamespacedDeployment({ namespace, name })
  } catch (error) {
    if (statusOf(error) === 404) return undefined
    throw error
  }
}
