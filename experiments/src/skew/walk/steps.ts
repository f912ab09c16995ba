import type { ImageReference } from '@twofold/deploy'
import type { ShopReleases } from '../../cluster/shop-releases.js'
import { goBack, rollTo } from '../../rollouts/rounds/rounds.js'
import { releases } from '../releases/releases.js'

/** One step of the walk, as it is to be done. */
export interface PlannedStep {
  readonly name: string
  readonly what: string
  readonly from: ImageReference
  readonly to: ImageReference
  /** Whether the old column and the new one are both there afterwards. */
  readonly hasBoth: boolean
  run(shop: ShopReleases): Promise<void>
}

/** From the release that is there to the third one, with a step back on the way. `images`: of each release, in order. */
export function stepsOf(app: string, current: ImageReference, images: readonly ImageReference[]): PlannedStep[] {
  const [one, two, three] = images as [ImageReference, ImageReference, ImageReference]
  const [expand, move, contract] = releases
  const forth = (what: string, from: ImageReference, to: ImageReference) => ({
    what,
    from,
    to,
    run: (shop: ShopReleases) => rollTo(shop, app, to),
  })
  return [
    { name: 'release 1', hasBoth: true, ...forth(expand.what, current, one) },
    {
      name: 'back',
      what: 'the release before, on the expanded schema: no migration is taken back',
      from: one,
      to: current,
      hasBoth: true,
      run: (shop) => goBack(shop, app, current),
    },
    { name: 'release 1 again', hasBoth: true, ...forth('its migrations have run already', current, one) },
    { name: 'release 2', hasBoth: true, ...forth(move.what, one, two) },
    { name: 'release 3', hasBoth: false, ...forth(contract.what, two, three) },
  ]
}
