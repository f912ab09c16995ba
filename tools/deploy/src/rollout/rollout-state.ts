import type { V1Deployment, V1Pod } from '@kubernetes/client-node'
import { faultOf, type PodFault } from './pod-fault.js'

export interface RolloutState {
  /** In a few words, for the live view. */
  readonly summary: string
  readonly isDone: boolean
  /** What may keep it from ending well. */
  readonly faults: readonly PodFault[]
}

/** How far a Deployment has come, by its status and its pods. */
export function rolloutState(deployment: V1Deployment | undefined, pods: readonly V1Pod[]): RolloutState {
  const faults = pods.flatMap((pod) => faultOf(pod) ?? [])
  if (!deployment) return { summary: preparing(pods), isDone: false, faults }
  const { metadata, spec, status } = deployment
  const wanted = spec?.replicas ?? 1
  const isSeen = (status?.observedGeneration ?? 0) >= (metadata?.generation ?? 0)
  const updated = isSeen ? (status?.updatedReplicas ?? 0) : 0
  const old = (status?.replicas ?? 0) - updated
  const isDone = isSeen && updated === wanted && old === 0 && (status?.availableReplicas ?? 0) >= wanted
  const available = Math.max(0, Math.min(updated, (status?.availableReplicas ?? 0) - old))
  const summary = [`${isDone ? wanted : available} of ${wanted} new pods available`, old > 0 && `${old} old`]
  return { summary: summary.filter(Boolean).join(', '), isDone, faults: [...stuck(deployment), ...faults] }
}

const preparing = (pods: readonly V1Pod[]): string => {
  const migrating = pods.some(({ metadata }) => metadata?.labels?.['app.kubernetes.io/component'] === 'migrate')
  return migrating ? 'migrating' : 'waiting for Helm'
}

/** What the Deployment itself complains of: no room in the namespace, or no progress in time. */
function stuck({ metadata, status }: V1Deployment): PodFault[] {
  const conditions = status?.conditions ?? []
  return conditions
    .filter(({ type, status, reason }) =>
      type === 'ReplicaFailure' ? status === 'True' : type === 'Progressing' && reason === 'ProgressDeadlineExceeded',
    )
    .map(({ reason, message }) => ({
      who: `deployment ${metadata?.name}`,
      reason: `${reason}: ${message}`,
      patience: 5_000,
    }))
}
