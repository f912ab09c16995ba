import { Cluster } from '@twofold/deploy'
import { clusterHelp, clusterOptions, parseOptions } from '../command-line.js'
import { deployFrom } from '../deploy-from.js'
import { runExperiment } from '../run-experiment.js'
import { conclude } from '../report/conclude.js'
import { settingOf } from '../report/setting.js'
import { writeReport } from '../report/write-report.js'
import { tell } from '../tell.js'
import { WorkspaceCopy } from '../workspace-copy/workspace-copy.js'
import { deliver } from './deliver.js'
import { findingsOf } from './delivered.js'
import { deliveryInWords } from './delivery-report.js'
import { lineOfAll } from '../versions/line-of-all.js'

const help = `Changes one line of one service and deploys what is affected, in both shapes, under load; looks at what was built, what
travels, which pods were replaced and whether a request failed. Your working tree stays as it is: the change is made in a copy.

  npm run delivery-proof   writes reports/delivery.{md,json}

${clusterHelp}`

await runExperiment(async () => {
  const { namespace, services, monolith, help: isHelp } = parseOptions(clusterOptions, help)
  if (isHelp) return console.log(help)
  const cluster = await Cluster.connect()
  const place = { namespace, urls: { services, monolith } }
  await using copy = await WorkspaceCopy.make()
  const delivered = [
    await deliver({ cluster, copy, place, shape: 'services', release: 'orders' }),
    await deliver({ cluster, copy, place, shape: 'monolith', release: 'monolith' }),
  ]
  tell('control: what would a line roll out that all have?')
  await copy.edit(lineOfAll)
  const dry = await deployFrom(copy.folder, { shape: 'services', namespace, isDry: true })
  const control = dry.releases.filter(({ change }) => change === 'pending').map(({ name }) => name)
  const findings = [
    ...delivered.flatMap(findingsOf),
    ...(control.length > 1 ? [] : ['the control: a line of all has not affected all']),
  ]
  const report = { setting: await settingOf(cluster), delivered, control, findings }
  const words = deliveryInWords(report)
  const file = await writeReport('delivery', { json: report, md: words })
  console.log(`\n${words}\nAlso in ${file}.`)
  conclude(findings, delivered)
})
