import { setTimeout as sleep } from 'node:timers/promises'
import type { ImageReference } from '@twofold/deploy'
import type { LoadResult } from '@twofold/load'
import type { Shape } from '@twofold/local'
import type { ShopReleases } from '../../cluster/shop-releases.js'
import { evenLoad } from '../../even-load.js'
import { phaseNamed, versionsIn } from '../../report/phases.js'
import { rollTo } from '../../rollouts/rounds/rounds.js'
import { ShapeUnderLoad } from '../../shape-under-load.js'
import { tell } from '../../tell.js'
import { OrdersDatabase } from './orders-database.js'
import { type PlannedStep, stepsOf } from './steps.js'
import { differences, type Step, type Walk } from './walk.js'

/** Milliseconds between two steps. */
const quiet = 5_000
/** Seconds that all steps may take. */
const mostSeconds = 1_800

interface Options {
  readonly shop: ShopReleases
  readonly shape: Shape
  readonly app: string
  readonly url: string
  readonly current: ImageReference
  /** Of each release, in order. */
  readonly images: readonly ImageReference[]
}

/**
 * Walks through the releases under load, and takes every trace of them away.
 *
 * Why in the shop that is there, and reverted by SQL: a namespace of its own had no port that a load could come through
 * (port-forward breaks with each pod that leaves), and a database made anew would take the orders of others with it. The
 * migrations cannot go back by themselves, since a dropped column is dropped; so the last step is a plain script, run
 * before and after whatever has happened, and the schema is compared with what it was.
 */
export async function runWalk({ shop, shape, app, url, current, images }: Options): Promise<Walk> {
  const database = new OrdersDatabase(shop.namespace, shape)
  await database.revert()
  const before = await database.description()
  const walked = await walkUnderLoad(stepsOf(app, current, images), { shop, shape, app, url, database }).finally(
    async () => {
      tell(`${shape}: back to where it began`)
      await database.revert()
      await rollTo(shop, app, current)
    },
  )
  return { shape, app, ...walked, left: differences(before, await database.description()) }
}

type Place = Pick<Options, 'shop' | 'shape' | 'app' | 'url'> & { readonly database: OrdersDatabase }

async function walkUnderLoad(steps: readonly PlannedStep[], { shop, shape, app, url, database }: Place) {
  await using underLoad = await ShapeUnderLoad.begin({ url, ...evenLoad, seconds: mostSeconds })
  let outOfStep = 0
  const seconds: number[] = []
  for (const step of steps) {
    await sleep(quiet)
    tell(`${shape}: ${step.name}: ${step.what}`)
    underLoad.mark(step.name)
    const began = performance.now()
    await step.run(shop)
    seconds.push((performance.now() - began) / 1_000)
    if (step.hasBoth) outOfStep += await database.rowsOutOfStep()
  }
  await sleep(quiet)
  tell('looking at what became of every order')
  const { load, audit } = await underLoad.finish()
  const results = steps.map((step, index) => stepResult(step, app, seconds[index]!, load))
  return { steps: results, outOfStep, load, audit }
}

function stepResult({ name, what, from, to }: PlannedStep, app: string, seconds: number, load: LoadResult): Step {
  const phase = phaseNamed(load, name)
  const { sent: requests, failed } = phase
  const versions = { from: from.tag, to: to.tag }
  return { name, what, versions, seconds, requests, failed, answers: versionsIn(load, app, phase) }
}
