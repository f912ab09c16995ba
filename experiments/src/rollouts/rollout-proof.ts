import { Failure } from '@twofold/infrastructure'
import { allShapes, type Shape, shapes } from '@twofold/local'
import { clusterHelp, clusterOptions, parseOptions } from '../command-line.js'
import { ShopReleases } from '../cluster/shop-releases.js'
import { evenLoad } from '../even-load.js'
import { loadOf } from '../red-controls/control-result.js'
import { runControls } from '../red-controls/run-controls.js'
import { runExperiment } from '../run-experiment.js'
import { conclude } from '../report/conclude.js'
import { settingOf } from '../report/setting.js'
import { tell } from '../tell.js'
import { currentVersions } from '../versions/current-versions.js'
import { lineOfAll } from '../versions/line-of-all.js'
import { buildVersion } from '../versions/second-version.js'
import { rounds } from './rounds/rounds.js'
import { type Extent, proveShape } from './prove-shape.js'
import type { ShapeResult } from './shape-result.js'
import { whileOthersPause } from './while-others-pause.js'
import { writeRollouts } from './write-rollouts.js'

const help = `Rolls, rolls back, scales and drains each app in turn, under open-loop load, in both shapes: no request may fail, and
every order must have its effect, once. Then takes one safety measure away after the other: each time something must fail.

  npm run rollout-proof                   every app once, then the controls: 20 to 40 minutes
  npm run rollout-proof -- --long         600,000 requests and 300 replaced pods in all: some 75 minutes
  npm run rollout-proof -- --only rounds  or: controls
  npm run rollout-proof -- --shape monolith --control drain

Writes reports/rollouts.{md,json} and an SVG timeline after each shape, and at its end; --only controls, which keeps those,
reports/rollout-controls.{md,json}.

      --shape <shape>      one of them alone
      --app <word>         only apps whose names hold it
      --round <word>       only rounds whose names hold it: roll, scale, drain
      --control <word>     only controls whose names hold it
${clusterHelp}`

const { rate } = evenLoad
const once: Extent = { rate, requests: 0, replacements: 0, mostSeconds: 3_600 }
/** The monolith has a sixth of the pods, and needs less for a request. */
const long: Record<Shape, Extent> = {
  monolith: { rate: 2 * rate, requests: 300_000, replacements: 100, mostSeconds: 3 * 3_600 },
  services: { rate, requests: 300_000, replacements: 200, mostSeconds: 3 * 3_600 },
}

await runExperiment(async () => {
  const options = parseOptions(
    {
      ...clusterOptions,
      long: { type: 'boolean', default: false },
      only: { type: 'string' },
      shape: { type: 'string' },
      app: { type: 'string' },
      round: { type: 'string' },
      control: { type: 'string' },
    },
    help,
  )
  if (options.help) return console.log(help)
  const { namespace, services, monolith, only, shape, app, round } = options
  if (only !== undefined && only !== 'rounds' && only !== 'controls')
    throw new Failure(`--only wants rounds or controls, and got ${only}.`)
  const wanted = allShapes.filter((it) => shape === undefined || it === shape)
  if (wanted.length === 0) throw new Failure(`There is no shape ${shape}; there are ${allShapes.join(', ')}.`)
  const withApp = wanted.filter((it) => shapes[it].some(({ name }) => name.includes(app ?? '')))
  if (withApp.length === 0) throw new Failure(`No app of ${wanted.join(' or ')} has ${app} in its name.`)
  if (!rounds.some(({ name, isLong }) => name.includes(round ?? '') && (!isLong || options.long)))
    throw new Failure(`No round has ${round} in its name; there are: ${rounds.map(({ name }) => name).join(', ')}.`)
  const place = { namespace, urls: { services, monolith } }
  const shop = await ShopReleases.in(namespace)

  const results: ShapeResult[] = []
  const setting = await settingOf(shop.cluster)
  if (only !== 'controls')
    for (const it of withApp.toReversed()) {
      results.push(await prove({ shape: it, shop, place, extent: options.long ? long[it] : once, app, round }))
      // Whatever keeps the rest from its end takes nothing away from what was seen.
      await writeRollouts({ setting, shapes: results, controls: [], isOver: false })
    }
  const controls = only === 'rounds' ? [] : await runControls(shop, place, options.control)
  const { words, file, findings } = await writeRollouts({ setting, shapes: results, controls, isOver: true })
  console.log(`\n${words}\nAlso in ${file}.`)
  conclude(findings, [...results, ...controls.map(loadOf)])
})

type Wanted = Omit<Parameters<typeof proveShape>[0], 'current' | 'next'>

async function prove(wanted: Wanted): Promise<ShapeResult> {
  const { shape, shop, place } = wanted
  tell(`${shape}: deploying it as it is`)
  const current = await currentVersions(shape, place.namespace)
  tell(`${shape}: building a second version of each app`)
  const apps = shapes[shape].map(({ name }) => name)
  const next = await buildVersion(apps, [lineOfAll], shop.cluster.context)
  return whileOthersPause(shop, shape, () => proveShape({ ...wanted, current, next }))
}
