import type { V1ContainerStatus, V1Pod } from '@kubernetes/client-node'

export interface PodFault {
  /** The pod or the object that has it. */
  readonly who: string
  readonly reason: string
  /** Milliseconds after which waiting longer will not help; undefined where it may. */
  readonly patience?: number
}

/** Reasons of a container to wait that seldom end by themselves, and how long they get: a registry or the kubelet may be slow. */
const hopeless: Readonly<Record<string, number>> = {
  ErrImageNeverPull: 0,
  InvalidImageName: 0,
  ImagePullBackOff: 10_000,
  CreateContainerConfigError: 10_000,
  CrashLoopBackOff: 10_000,
}

/** What is wrong with a pod, as its status says; undefined where nothing is. */
export function faultOf({ metadata, status }: V1Pod): PodFault | undefined {
  const who = `pod ${metadata?.name}`
  for (const container of [...(status?.initContainerStatuses ?? []), ...(status?.containerStatuses ?? [])]) {
    const reason = reasonOf(container)
    if (reason) return { who, reason, patience: hopeless[container.state?.waiting?.reason ?? ''] }
  }
  const unscheduled = status?.conditions?.find(({ type, status }) => type === 'PodScheduled' && status === 'False')
  if (unscheduled) return { who, reason: `no node has room: ${unscheduled.message}` }
  const isDue = !metadata?.deletionTimestamp && status?.phase === 'Running'
  const unready = isDue && status?.conditions?.find(({ type, status }) => type === 'Ready' && status === 'False')
  return unready ? { who, reason: 'runs, and does not get ready' } : undefined
}

function reasonOf({ state, lastState }: V1ContainerStatus): string | undefined {
  const { waiting, terminated = lastState?.terminated } = state ?? {}
  const ended =
    terminated && terminated.exitCode !== 0 && `ended with code ${terminated.exitCode} (${terminated.reason})`
  const waits = waiting?.reason && waiting.reason !== 'ContainerCreating' && waiting.reason !== 'PodInitializing'
  const why = waits && [waiting.reason, waiting.message].filter(Boolean).join(': ')
  return [ended, why].filter(Boolean).join('; ') || undefined
}
