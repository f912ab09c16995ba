import { measureSizes, requireTargets, runtimeImage } from '@twofold/image'
import { markdownTable } from 'markdown-table'
import { clusterOptions, parseOptions } from '../command-line.js'
import { ShopReleases } from '../cluster/shop-releases.js'
import { runExperiment } from '../run-experiment.js'
import { settingInWords, settingOf } from '../report/setting.js'
import { writeReport } from '../report/write-report.js'
import { measureApps } from './measure-apps.js'

const help = `Weighs what is deployed: each app's image and its own layer, how soon it is ready, its memory just now.

  npm run footprint   writes reports/footprint.{md,json}

  -n, --namespace <name>   where the shop is, twofold-dev by default
  -h, --help               shows this`

const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(2)} MB`

await runExperiment(async () => {
  const options = parseOptions({ namespace: clusterOptions.namespace, help: clusterOptions.help }, help)
  if (options.help) return console.log(help)
  const { cluster } = await ShopReleases.in(options.namespace)
  const apps = await measureApps(cluster, options.namespace)
  const { layers } = await runtimeImage()
  const sizes = await measureSizes([...new Set(apps.map(({ image }) => image))], layers.length)
  const report = {
    setting: await settingOf(cluster),
    apps: apps.map((it) => ({ ...it, compressed: sizes.get(it.image)! })),
  }
  const rows = report.apps.map(({ app, compressed, processReady, podReady, memory }) => [
    app,
    megabytes(compressed.total),
    megabytes(compressed.own),
    `${processReady} ms`,
    `${podReady} s`,
    memory === undefined ? 'no metrics server' : megabytes(memory),
  ])
  const head = ['app', 'image, compressed', 'own layer', 'process start to ready', 'pod created to ready', 'memory']
  const md = [
    '# What each app takes',
    '',
    markdownTable([head, ...rows]),
    '',
    `The slowest and the largest of each app's pods. Kubernetes counts whole seconds and asks once a second. Memory is the working set. 1 MB is 1,000,000 bytes. ${settingInWords(report.setting)}`,
    '',
  ].join('\n')
  const file = await writeReport('footprint', { json: report, md })
  console.log(`${md}\nAlso in ${file}.`)
  requireTargets(report.apps)
})
