import { newLayers } from '@twofold/image'
import { Audit, mixes, openShop, type Purchase, shopWorkload, startLoad } from '@twofold/load'
import type { Cluster, DeployReport } from '@twofold/deploy'
import type { Shape } from '@twofold/local'
import type { ClusterPlace } from '../command-line.js'
import { servingPods } from '../cluster/serving-pods.js'
import { deployFrom } from '../deploy-from.js'
import { tell } from '../tell.js'
import type { WorkspaceCopy } from '../workspace-copy/workspace-copy.js'
import { ChangeWatch } from './change-watch.js'
import type { Delivered } from './delivered.js'
import { oneLine } from './one-line.js'

/** Requests a second while a change is delivered, and for how many seconds at most. */
const rate = 40
const mostSeconds = 600

interface Delivery {
  readonly cluster: Cluster
  readonly copy: WorkspaceCopy
  readonly place: ClusterPlace
  readonly shape: Shape
  /** The release that has the line. */
  readonly release: string
}

/** Changes one line and deploys what is affected, while customers browse and buy. */
export async function deliver({ cluster, copy, place, shape, release }: Delivery): Promise<Delivered> {
  const { namespace } = place
  const url = place.urls[shape]
  tell(`${shape}: deploying it as it is`)
  const imageBefore = imageOf(await deployFrom(copy.folder, { shape, namespace }), release)
  const before = await servingPods(cluster, namespace)
  const opened = await openShop({ url, orders: rate * mostSeconds })
  const audit = await Audit.begin({ url, ...opened })
  const watch = await ChangeWatch.of(url)
  const workload = shopWorkload({ url, mix: mixes.even, ...opened })
  const load = await startLoad({ url, schedule: [{ rate, seconds: mostSeconds }], workload })
  try {
    tell(`${shape}: changing one line of ${oneLine.file}, under ${rate} requests a second`)
    const changed = performance.now()
    await copy.edit(oneLine)
    const report = await deployFrom(copy.folder, { shape, namespace })
    const command = performance.now()
    await watch.settle()
    const { total, history } = await load.stop()
    tell(`${shape}: ${total.sent} requests, ${total.failed} failed; looking at what became of the orders`)
    const since = (at = NaN) => (at - changed) / 1_000
    return {
      shape,
      release,
      built: report.built,
      layers: await newLayers(imageBefore, imageOf(report, release)),
      pods: { before, after: await servingPods(cluster, namespace) },
      seconds: {
        first: since(watch.firstNew),
        all: since(watch.lastOld),
        command: since(command),
        rollout: report.releases.find(({ name }) => name === release)!.seconds,
      },
      load: total,
      audit: await audit.check(history as Purchase[]),
    }
  } finally {
    load.kill()
    await copy.undo(oneLine)
  }
}

function imageOf({ releases }: DeployReport, release: string): string {
  const { repository, tag } = releases.find(({ name }) => name === release)!.image!
  return `${repository}:${tag}`
}
