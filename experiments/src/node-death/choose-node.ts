import { Failure } from '@twofold/infrastructure'
import type { ServingPod } from '../cluster/serving-pods.js'

/** The node with the databases, or one that serves customers without them: it has a pod of the gateway, and of several most pods. */
export function chooseNode(
  pods: readonly Pick<ServingPod, 'release' | 'node'>[],
  databases: ReadonlySet<string>,
  isDatabasesWanted: boolean,
): string {
  const size = (node: string) => pods.filter((pod) => pod.node === node).length
  const doors = pods.filter(({ release }) => release === 'gateway').map(({ node }) => node)
  const possible = isDatabasesWanted ? [...databases] : doors.filter((node) => !databases.has(node))
  const [most] = possible.toSorted((a, b) => size(b) - size(a))
  if (most !== undefined) return most
  throw new Failure(
    isDatabasesWanted
      ? 'No node of this cluster has the databases.'
      : 'No node has a pod of the gateway and none of the databases.',
  )
}
