import type { ImageReference } from '@twofold/deploy'
import { runCommand } from '@twofold/image'
import { Failure } from '@twofold/infrastructure'
import { domainServices, type Shape } from '@twofold/local'
import { ShopReleases } from '../cluster/shop-releases.js'
import { type ClusterPlace, clusterHelp, clusterOptions, parseOptions } from '../command-line.js'
import { conclude } from '../report/conclude.js'
import { settingOf } from '../report/setting.js'
import { writeReport } from '../report/write-report.js'
import { tell } from '../tell.js'
import { currentVersions } from '../versions/current-versions.js'
import { lineOfAll } from '../versions/line-of-all.js'
import { buildVersion } from '../versions/second-version.js'
import { atOnce } from './releases/at-once/release.js'
import { releases } from './releases/releases.js'
import { runSideBySide } from './side-by-side/run-side-by-side.js'
import { findingsOf as findingsOfSideBySide, type SideBySide } from './side-by-side/side-by-side.js'
import { skewInWords } from './skew-report.js'
import { buildReleases } from './walk/build-releases.js'
import { type RenamedAtOnce, runControl } from './walk/run-control.js'
import { runWalk } from './walk/run-walk.js'
import { findingsOf as findingsOfWalk, type Walk } from './walk/walk.js'

const parts = ['side-by-side', 'walk', 'control'] as const

const help = `Under load, and without one failed request: lets two versions of each service serve side by side; then renames a column of
orders in three releases, of the service and of the monolith, with a step back on the way (docs/how-to/rename-a-column.md).
As a control the column is renamed in one release, which must fail requests.

  npm run skew-proof                  all of it: some 15 minutes
  npm run skew-proof -- --only walk   or: ${parts.filter((part) => part !== 'walk').join(', ')}

Writes reports/skew.{md,json}. The database of orders is left as it was.

${clusterHelp}`

/** What has orders in it, by shape. */
const walkers = { services: 'orders', monolith: 'monolith' } as const

await runCommand(async () => {
  const options = parseOptions({ ...clusterOptions, only: { type: 'string' } }, help)
  if (options.help) return console.log(help)
  const { namespace, services: url, monolith, only } = options
  if (only !== undefined && !parts.some((part) => part === only))
    throw new Failure(`--only wants ${parts.join(', ')}, and got ${only}.`)
  const isWanted = (part: (typeof parts)[number]) => only === undefined || only === part
  const place = { namespace, urls: { services: url, monolith } }
  const shop = await ShopReleases.in(namespace)
  tell('services: deploying them as they are')
  const current = await currentVersions('services', namespace)

  const sideBySide = isWanted('side-by-side') ? await standSideBySide(shop, url, current) : undefined
  const walks = isWanted('walk') ? await walk(shop, place, current) : []
  const control = isWanted('control') ? await renameAtOnce(shop, url, current) : undefined
  const findings = [
    ...(sideBySide ? findingsOfSideBySide(sideBySide) : []),
    ...walks.flatMap(findingsOfWalk),
    ...(control?.failed === 0 ? [`nothing has failed where ${control.what}`] : []),
  ]
  const report = { setting: await settingOf(shop.cluster), sideBySide, walks, control, findings }
  const words = skewInWords(report)
  const file = await writeReport('skew', { json: report, md: words })
  console.log(`\n${words}\nAlso in ${file}.`)
  conclude(findings, [...(sideBySide ? [sideBySide] : []), ...walks])
})

type Images = ReadonlyMap<string, ImageReference>

async function standSideBySide(shop: ShopReleases, url: string, current: Images): Promise<SideBySide> {
  tell('building a second version of each service')
  const next = await buildVersion(domainServices, [lineOfAll], shop.cluster.context)
  return runSideBySide({ shop, url, current, next })
}

async function walk(shop: ShopReleases, { namespace, urls }: ClusterPlace, services: Images): Promise<Walk[]> {
  tell('monolith: deploying it as it is')
  const current = { services, monolith: await currentVersions('monolith', namespace) }
  tell(`building ${releases.length} releases of ${Object.values(walkers).join(' and ')}`)
  const images = await buildReleases(Object.values(walkers), releases, shop.cluster.context)
  const walks: Walk[] = []
  for (const [shape, app] of Object.entries(walkers) as [Shape, string][])
    walks.push(
      await runWalk({
        shop,
        shape,
        app,
        url: urls[shape],
        current: current[shape].get(app)!,
        images: images.map((release) => release.get(app)!),
      }),
    )
  return walks
}

async function renameAtOnce(shop: ShopReleases, url: string, current: Images): Promise<RenamedAtOnce> {
  tell('building a release that does all at once')
  const [images] = await buildReleases(['orders'], [atOnce], shop.cluster.context)
  return runControl({ shop, url, current: current.get('orders')!, image: images!.get('orders')! })
}
