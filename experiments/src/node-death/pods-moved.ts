import type { ServingPod } from '../cluster/serving-pods.js'

/** Where the pods of one release went that were on the node. */
export interface Moved {
  readonly release: string
  readonly lost: number
  /** Of the pods that came instead. */
  readonly to: readonly string[]
}

/** What became of the pods of a node. */
export function podsMoved(node: string, before: readonly ServingPod[], after: readonly ServingPod[]): Moved[] {
  const known = new Set(before.map(({ uid }) => uid))
  const lost = before.filter((pod) => pod.node === node)
  return [...new Set(lost.map(({ release }) => release))].map((release) => ({
    release,
    lost: lost.filter((pod) => pod.release === release).length,
    to: after.filter((pod) => pod.release === release && !known.has(pod.uid)).map((pod) => pod.node),
  }))
}

/** Names of pods that stayed, and whose containers did not. */
export function podsRestarted(before: readonly ServingPod[], after: readonly ServingPod[]): string[] {
  const restarts = new Map(before.map((pod) => [pod.uid, pod.restarts]))
  return after.filter((pod) => pod.restarts > (restarts.get(pod.uid) ?? Infinity)).map(({ name }) => name)
}
