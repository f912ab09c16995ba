import { newLayers } from '@twofold/image'
import { mixes } from '@twofold/load'
import type { Cluster, DeployReport } from '@twofold/deploy'
import type { Shape } from '@twofold/local'
import type { ClusterPlace } from '../command-line.js'
import { servingPods } from '../cluster/serving-pods.js'
import { deployFrom } from '../deploy-from.js'
import { ShapeUnderLoad } from '../shape-under-load.js'
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
  const watch = await ChangeWatch.of(url)
  await using underLoad = await ShapeUnderLoad.begin({ url, mix: mixes.even, rate, seconds: mostSeconds })
  tell(`${shape}: changing one line of ${oneLine.file}, under ${rate} requests a second`)
  const changed = performance.now()
  const since = (at: number | undefined) => (at === undefined ? null : (at - changed) / 1_000)
  await copy.edit(oneLine)
  const report = await deployFrom(copy.folder, { shape, namespace })
  const command = performance.now()
  const isSettled = await watch.settle()
  tell(`${shape}: looking at what became of every order`)
  const loaded = await underLoad.finish()
  const after = await servingPods(cluster, namespace)
  await copy.undo(oneLine)
  tell(`${shape}: deploying it as it was`)
  await deployFrom(copy.folder, { shape, namespace })
  return {
    shape,
    release,
    built: report.built,
    layers: await newLayers(imageBefore, imageOf(report, release)),
    pods: { before, after },
    seconds: {
      first: since(watch.firstNew),
      all: isSettled ? since(watch.lastOld) : null,
      command: (command - changed) / 1_000,
      rollout: report.releases.find(({ name }) => name === release)!.seconds,
    },
    ...loaded,
  }
}

function imageOf({ releases }: DeployReport, release: string): string {
  const { repository, tag } = releases.find(({ name }) => name === release)!.image!
  return `${repository}:${tag}`
}
