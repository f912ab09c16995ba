import { setTimeout as sleep } from 'node:timers/promises'
import { servingPods } from '../cluster/serving-pods.js'
import type { ShopReleases } from '../cluster/shop-releases.js'
import { endIfStopped } from '../run-experiment.js'
import { tell } from '../tell.js'
import { phaseOf, quietBefore, roundResult, type RoundResult } from './round-result.js'
import type { Round, TwoVersions } from './rounds/rounds.js'
import type { LoadedShape, ShapeUnderLoad } from '../shape-under-load.js'

/** Milliseconds of quiet before each round: what its latencies are compared with. */
const quiet = 5_000
/** Milliseconds between two looks at the pods. */
const interval = 1_000

interface Options {
  readonly shop: ShopReleases
  readonly underLoad: ShapeUnderLoad
  readonly apps: readonly string[]
  readonly versions: ReadonlyMap<string, TwoVersions>
  readonly rounds: readonly Round[]
  /** Whether there is to be more; asked before each app, when each has had its rounds once. */
  goesOn(soFar: { replaced: number }): boolean
}

export interface RoundsResult extends LoadedShape {
  readonly rounds: readonly RoundResult[]
}

/** Disturbs each app in turn, in every way that is planned, while the load goes on. */
export async function runRounds({ shop, underLoad, apps, versions, rounds, goesOn }: Options): Promise<RoundsResult> {
  const done: { number: number; app: string; name: string; replaced: number }[] = []
  const replaced = () => done.reduce((sum, round) => sum + round.replaced, 0)
  for (let turn = 0; turn < apps.length || goesOn({ replaced: replaced() }); turn++) {
    const app = apps[turn % apps.length]!
    for (const round of rounds) {
      endIfStopped()
      const number = done.length
      const failedBefore = underLoad.failed
      underLoad.mark(quietBefore(number))
      await sleep(quiet)
      underLoad.mark(phaseOf(number))
      const newPods = await newPodsIn(shop, () => round.run(shop, app, versions.get(app)!))
      done.push({ number, app, name: round.name, replaced: newPods })
      tell(
        `${app}: ${round.name}, ${newPods} pods replaced, ${underLoad.failed - failedBefore} requests failed meanwhile`,
      )
    }
  }
  underLoad.mark('end')
  tell('looking at what became of every order')
  const { load, audit } = await underLoad.finish()
  return { rounds: done.map((round) => roundResult(round, load)), load, audit }
}

/** How many pods came while some work was done, those that have left again included. */
async function newPodsIn({ cluster, namespace }: ShopReleases, work: () => Promise<void>): Promise<number> {
  const uids = async () => (await servingPods(cluster, namespace)).map(({ uid }) => uid)
  const before = new Set(await uids())
  const came = new Set<string>()
  const look = async () => (await uids()).filter((uid) => !before.has(uid)).forEach((uid) => came.add(uid))
  let isDone = false
  const looking = (async () => {
    for (; !isDone; await sleep(interval)) await look()
  })()
  await work().finally(() => (isDone = true))
  await looking
  await look()
  return came.size
}
