import { parseArgs } from 'node:util'
import { environments } from '@twofold/charts'
import { runCommand } from '@twofold/image'
import { Failure } from '@twofold/infrastructure'
import { allShapes } from '@twofold/local'
import { buildCharts } from './build-charts.js'
import { Cluster } from './cluster/cluster.js'
import { forgetInfrastructureNode } from './cluster/infrastructure-node.js'
import { deleteNamespace, hasNamespace, namespacesOfOurs } from './cluster/namespace.js'
import { namespaceName } from './command-line.js'
import { Helm } from './helm/helm.js'
import { Release } from './helm/release.js'
import { releaseSteps } from './plan.js'
import { releaseOptions } from './release-options.js'

const help = `Takes Twofold away from the Kubernetes cluster that KUBECONFIG names: all releases, their data, the namespace.

  npm run undeploy                            what \`npm run deploy\` has put into twofold-dev
  npm run undeploy -- --environment test      into twofold-test
  npm run undeploy -- --namespace NAME        into another namespace`

/** `npm run undeploy`: see `help`. Running it again changes nothing. */
await runCommand(async () => {
  const { values } = commandLine()
  if (values.help) return console.log(help)
  const namespace = namespaceName(values.namespace ?? `twofold-${values.environment}`)
  const cluster = await Cluster.connect()
  if (!(await hasNamespace(cluster, namespace)))
    return console.log(`There is no namespace ${namespace} in the context ${cluster.context}: nothing to take away.`)
  const helm = await Helm.in(namespace)
  await buildCharts(new AbortController().signal)
  // Callers first, so that nobody asks in vain.
  for (const name of new Set(allShapes.flatMap((shape) => releaseSteps(shape).flat().toReversed()))) {
    console.log(`taking ${name} away`)
    await new Release(helm, name, releaseOptions(name, values.environment, undefined)).uninstall()
  }
  console.log(`deleting the namespace ${namespace}, with its data`)
  const isDeleted = await deleteNamespace(cluster, namespace)
  const isLast = (await namespacesOfOurs(cluster)).length === 0
  if (isLast) await forgetInfrastructureNode(cluster, environments.dev!.infrastructure.nodeSelector!)
  console.log(
    isDeleted
      ? 'nothing is left'
      : `${namespace} was not made by npm run deploy, so it stays; Secrets and volumes that are to be kept stay in it`,
  )
})

function commandLine() {
  try {
    return parseArgs({
      args: process.argv.slice(2),
      options: {
        environment: { type: 'string', short: 'e', default: 'dev' },
        namespace: { type: 'string', short: 'n' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
  } catch (error) {
    throw new Failure(`${(error as Error).message}\n\n${help}`)
  }
}
