import { parseArgs } from 'node:util'
import { runCommand } from '@twofold/image'
import { Failure } from '@twofold/infrastructure'
import { allShapes } from '@twofold/local'
import { buildCharts } from '../build-charts.js'
import { Helm } from '../helm/helm.js'
import { chartFolder, releaseSteps } from '../plan.js'
import { publish } from './publish.js'
import { PublishedChart } from './published-chart.js'

const help = `Publishes the Helm charts in an OCI registry, for those who install them without this repository.

  npm run chart:publish -- --registry ghcr.io/me/twofold/charts

A version that is there stays as it is: with the same contents there is nothing to do, with others nothing is published, and
the version in package.json has to be raised. Log in before: helm registry login ghcr.io

      --registry <prefix>   where they are pushed to
      --plain-http          for a registry without TLS, on this machine
  -h, --help                shows this`

/** `npm run chart:publish`: see `help`. Running it again changes nothing. */
await runCommand(async () => {
  const { registry, help: isAsked, 'plain-http': isPlain } = commandLine()
  if (isAsked) return console.log(help)
  if (!registry) throw new Failure(`Name a registry: --registry ghcr.io/me/twofold/charts\n\n${help}`)
  const helm = await Helm.in('default')
  await buildCharts(new AbortController().signal)
  const names = new Set(allShapes.flatMap((shape) => releaseSteps(shape).flat()))
  const repository = { url: `oci://${registry.replace(/^oci:\/\//, '').replace(/\/+$/, '')}`, isPlain }
  const charts = [...names].map((name) => PublishedChart.of(chartFolder(name), repository, helm))
  await publish(await Promise.all(charts), (message) => console.log(message))
})

function commandLine() {
  try {
    return parseArgs({
      args: process.argv.slice(2),
      options: {
        registry: { type: 'string' },
        'plain-http': { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values
  } catch (error) {
    throw new Failure(`${(error as Error).message}\n\n${help}`)
  }
}
