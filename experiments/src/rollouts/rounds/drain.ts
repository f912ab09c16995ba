import { Failure } from '@twofold/infrastructure'
import spawn, { type SubprocessError } from 'nano-spawn'
import type { ShopReleases } from '../../cluster/shop-releases.js'
import { servingPods } from '../../cluster/serving-pods.js'
import { waitUntilSettled } from './wait-until-settled.js'

/** Seconds that a drain may take. */
const patience = 180

/** Drains a node that has a pod of the release, and none of the databases, as an administrator would; then opens it again. */
export async function drainNodeOf(shop: ShopReleases, release: string): Promise<void> {
  const node = await nodeToDrain(shop, release)
  try {
    await kubectl('drain', node, '--ignore-daemonsets', '--delete-emptydir-data', `--timeout=${patience}s`)
    await waitUntilSettled(shop)
  } finally {
    await kubectl('uncordon', node)
  }
}

async function nodeToDrain({ cluster, namespace }: ShopReleases, release: string): Promise<string> {
  const servers = await cluster.core.listNamespacedPod({
    namespace,
    labelSelector: 'app.kubernetes.io/component=server',
  })
  const spared = servers.items.map(({ spec }) => spec?.nodeName)
  const pods = (await servingPods(cluster, namespace)).filter((pod) => pod.release === release)
  const node = pods.map((pod) => pod.node).find((it) => !spared.includes(it))
  if (!node) throw new Failure(`All pods of ${release} are on the node of the databases, which is not drained.`)
  return node
}

async function kubectl(...args: string[]): Promise<void> {
  await spawn('kubectl', args, { stdin: 'ignore' }).catch((error: SubprocessError) => {
    throw new Failure(`kubectl ${args.join(' ')}: ${error.stderr || error.message}`)
  })
}
