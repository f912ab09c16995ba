import { type ImageReference, rollOut } from '@twofold/deploy'
import type { ShopReleases } from '../../cluster/shop-releases.js'
import { deletePodsInTurn } from './delete-pods.js'
import { drainNodeOf } from './drain.js'
import { scaleTo } from './scale.js'
import { waitUntilSettled } from './wait-until-settled.js'

/** Seconds that one rollout may take. */
const timeout = 150

/** The two versions of one app: the one that is deployed, and the one that comes. */
export interface TwoVersions {
  readonly current: ImageReference
  readonly next: ImageReference
}

/** One planned disturbance of one app; it is over when all pods are as they should be. */
export interface Round {
  readonly name: string
  /** Takes part in the long proof alone. */
  readonly isLong?: true
  run(shop: ShopReleases, app: string, versions: TwoVersions): Promise<void>
}

export const rounds: readonly Round[] = [
  {
    name: 'roll',
    run: (shop, app, { next }) => rollTo(shop, app, next),
  },
  {
    name: 'roll back',
    run: (shop, app, { current }) => goBack(shop, app, current),
  },
  {
    name: 'delete its pods in turn',
    isLong: true,
    run: (shop, app) => deletePodsInTurn(shop, app),
  },
  {
    name: 'scale to 6 and back to 2',
    isLong: true,
    async run(shop, app) {
      await scaleTo(shop, app, 6)
      await scaleTo(shop, app, 2)
    },
  },
  {
    name: 'scale to 3 and back to 2',
    async run(shop, app) {
      await scaleTo(shop, app, 3)
      await scaleTo(shop, app, 2)
    },
  },
  {
    name: "drain a pod's node",
    run: (shop, app) => drainNodeOf(shop, app),
  },
]

/** Rolls an app to a version, with more values on top, and waits until the last old pod is gone. */
export async function rollTo(
  shop: ShopReleases,
  app: string,
  image: ImageReference,
  values: Readonly<Record<string, string>> = {},
): Promise<void> {
  const { cluster, namespace } = shop
  const { signal } = new AbortController()
  await rollOut(shop.release(app, image, values), { cluster, namespace, timeout, signal, tell: () => {} })
  await waitUntilSettled(shop)
}

/** Goes back to the release before, which had this image, and waits until the last new pod is gone. */
export async function goBack(shop: ShopReleases, app: string, image: ImageReference): Promise<void> {
  const release = shop.release(app, image)
  await release.rollBack((await release.deployed())! - 1)
  await waitUntilSettled(shop)
}
