import type { CoreV1Event, V1Pod } from '@kubernetes/client-node'
import { type Cluster, reasonOf } from '../cluster/cluster.js'
import { faultOf } from './pod-fault.js'
import { podsOf } from './watch-rollout.js'

const logLines = 10

/** Which pods of a release are not well and why: their state, their last warnings, the end of their logs. */
export async function whyFailed(
  cluster: Cluster,
  namespace: string,
  release: string,
  /** Pods that were there before (by uid), and when it began. */
  { old, since }: { old: ReadonlySet<string>; since: Date },
): Promise<string> {
  const pods = await podsOf({ cluster, namespace, release })
  const faulty = pods.filter((pod) => !old.has(pod.metadata!.uid!) && faultOf(pod))
  const stories = await Promise.all(newest(faulty).map((pod) => storyOf(cluster, namespace, pod)))
  return [...stories, ...(await complaints(cluster, namespace, release, since))].join('\n')
}

/** What Jobs and ReplicaSets of a release say that could not make their pods. */
async function complaints({ core }: Cluster, namespace: string, release: string, since: Date): Promise<string[]> {
  const { items } = await core.listNamespacedEvent({ namespace, fieldSelector: 'type=Warning,reason=FailedCreate' })
  const its = items.filter(({ involvedObject: { name = '' }, lastTimestamp }) => {
    return name.startsWith(`${release}-`) && lastTimestamp && lastTimestamp >= since
  })
  return newestLast(its)
    .slice(-1)
    .map(({ involvedObject: { kind, name }, message }) => `${kind} ${name}: ${message}`)
}

/** One for each job a pod can have: replicas fail alike. */
const newest = (pods: readonly V1Pod[]): V1Pod[] => {
  const byAge = pods.toSorted((a, b) => age(a) - age(b))
  return [...new Map(byAge.map((pod) => [pod.metadata?.labels?.['app.kubernetes.io/component'], pod])).values()]
}

const age = ({ metadata }: V1Pod): number => metadata?.creationTimestamp?.getTime() ?? 0

async function storyOf(cluster: Cluster, namespace: string, pod: V1Pod): Promise<string> {
  const name = pod.metadata!.name!
  const { reason } = faultOf(pod)!
  const [warnings, log] = await Promise.all([warningsOf(cluster, namespace, name), logOf(cluster, namespace, pod)])
  return [
    `pod ${name} on ${pod.spec?.nodeName ?? 'no node'}: ${reason}`,
    ...warnings.map((line) => `  event  ${line}`),
    ...log.map((line) => `  log    ${line}`),
  ].join('\n')
}

async function warningsOf({ core }: Cluster, namespace: string, pod: string): Promise<string[]> {
  const fieldSelector = `involvedObject.name=${pod},type=Warning`
  const { items } = await core.listNamespacedEvent({ namespace, fieldSelector })
  return newestLast(items)
    .slice(-3)
    .map(({ reason, message, count = 1 }) => `${reason}: ${message}${count > 1 ? ` (${count} times)` : ''}`)
}

const newestLast = (events: readonly CoreV1Event[]): CoreV1Event[] =>
  events.toSorted((a, b) => (a.lastTimestamp?.getTime() ?? 0) - (b.lastTimestamp?.getTime() ?? 0))

/** Of the container that ended last, where one has. */
async function logOf({ core }: Cluster, namespace: string, pod: V1Pod): Promise<string[]> {
  const name = pod.metadata!.name!
  const previous = pod.status?.containerStatuses?.some(({ state, restartCount }) => state?.waiting && restartCount > 0)
  try {
    const log = await core.readNamespacedPodLog({ namespace, name, tailLines: logLines, previous })
    return log.split('\n').filter(Boolean)
  } catch (error) {
    return [`(none: ${reasonOf(error)})`]
  }
}
