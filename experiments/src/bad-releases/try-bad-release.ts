import { type ImageReference, rollOut } from '@twofold/deploy'
import { Failure } from '@twofold/infrastructure'
import type { ShopReleases } from '../cluster/shop-releases.js'
import { type ServingPod, servingPods } from '../cluster/serving-pods.js'
import { waitUntilSettled } from '../rollouts/rounds/wait-until-settled.js'
import { buildVersion } from '../versions/second-version.js'
import type { BadRelease } from './bad-release.js'
import { whileInTrouble } from './trouble.js'

/** What became of a bad release. */
export interface BadReleaseResult {
  readonly name: string
  readonly app: string
  /** Until the release was as before. */
  readonly seconds: number
  /** What the deploy said; undefined where it took the release for a good one. */
  readonly said?: string
  readonly isSaidWhy: boolean
  /** The pods that served before still do, untouched. */
  readonly isUntouched: boolean
}

/** Seconds that the deploy waits for a release. */
const timeout = 110

/** Deploys a bad release as `npm run deploy` does, and waits until all is settled again. */
export async function tryBadRelease(
  bad: BadRelease,
  shop: ShopReleases,
  current: ImageReference,
): Promise<BadReleaseResult> {
  const { name, app, edits, tag, values, trouble, reason } = bad
  const { cluster, namespace } = shop
  const built = edits && (await buildVersion([app], edits, cluster.context)).get(app)
  const image = built ?? (tag === undefined ? current : { ...current, tag })
  const before = await servingPods(cluster, namespace)
  const begin = performance.now()
  const { signal } = new AbortController()
  const options = { cluster, namespace, timeout, signal, tell: () => {} }
  const said = await whileInTrouble(shop, app, trouble, () =>
    rollOut(shop.release(app, image, values), options).then(
      () => undefined,
      (error: unknown) => {
        if (error instanceof Failure) return error.message
        throw error
      },
    ),
  )
  await waitUntilSettled(shop)
  const seconds = (performance.now() - begin) / 1_000
  const isSaidWhy = said !== undefined && reason.test(said)
  return { name, app, seconds, said, isSaidWhy, isUntouched: isSame(before, await servingPods(cluster, namespace)) }
}

const isSame = (before: readonly ServingPod[], after: readonly ServingPod[]): boolean =>
  uids(before) === uids(after) && after.every(({ isReady }) => isReady)

const uids = (pods: readonly ServingPod[]): string =>
  pods
    .map(({ uid }) => uid)
    .toSorted()
    .join()
