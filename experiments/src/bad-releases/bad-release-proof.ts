import { mixes } from '@twofold/load'
import { clusterHelp, clusterOptions, parseOptions } from '../command-line.js'
import { ShopReleases } from '../cluster/shop-releases.js'
import { endIfStopped, runExperiment } from '../run-experiment.js'
import { conclude } from '../report/conclude.js'
import { settingOf } from '../report/setting.js'
import { writeReport } from '../report/write-report.js'
import { ShapeUnderLoad } from '../shape-under-load.js'
import { tell } from '../tell.js'
import { currentVersions } from '../versions/current-versions.js'
import { badReleases } from './bad-release.js'
import { badReleasesInWords, findingsOf } from './bad-release-report.js'
import { type BadReleaseResult, tryBadRelease } from './try-bad-release.js'

const help = `Deploys releases that never get ready, crash, have a wrong password, no image, wrong values or no room, under load: each must
be refused or rolled back by itself within 150 s, the version before must go on, and the deploy must say why.

  npm run bad-release-proof                   all of them: some ten minutes
  npm run bad-release-proof -- --only crashes those whose names hold a word

Writes reports/bad-releases.{md,json}.

${clusterHelp}`

/** Requests a second, and for how many seconds at most. */
const load = { mix: mixes.even, rate: 60, seconds: 1_800 }

await runExperiment(async () => {
  const options = parseOptions({ ...clusterOptions, only: { type: 'string', default: '' } }, help)
  if (options.help) return console.log(help)
  const shop = await ShopReleases.in(options.namespace)
  tell('deploying the services as they are')
  const current = await currentVersions('services', options.namespace)
  await using underLoad = await ShapeUnderLoad.begin({ url: options.services, ...load })
  const releases: BadReleaseResult[] = []
  for (const bad of badReleases.filter(({ name }) => name.includes(options.only))) {
    endIfStopped()
    tell(`${bad.app} that ${bad.name}`)
    releases.push(await tryBadRelease(bad, shop, current.get(bad.app)!))
  }
  tell('looking at what became of every order')
  const report = { setting: await settingOf(shop.cluster), releases, ...(await underLoad.finish()) }
  const words = badReleasesInWords(report)
  const file = await writeReport('bad-releases', { json: report, md: words })
  console.log(`\n${words}\nAlso in ${file}.`)
  conclude(findingsOf(report), [report])
})
