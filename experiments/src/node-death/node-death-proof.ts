import { runCommand } from '@twofold/image'
import { Failure } from '@twofold/infrastructure'
import { databaseServers } from '../cluster/database-servers.js'
import { servingPods } from '../cluster/serving-pods.js'
import { ShopReleases } from '../cluster/shop-releases.js'
import { clusterHelp, clusterOptions, parseOptions } from '../command-line.js'
import { conclude } from '../report/conclude.js'
import { settingOf } from '../report/setting.js'
import { writeReport } from '../report/write-report.js'
import { tell } from '../tell.js'
import { currentVersions } from '../versions/current-versions.js'
import { chooseNode } from './choose-node.js'
import { loseNode } from './lose-node.js'
import { nodeCommands } from './node-commands.js'
import { bounds, findingsOf } from './node-death.js'
import { nodeDeathInWords } from './node-death-report.js'

const help = `Kills a node of the cluster under load on the services, with a pod of the gateway on it, and brings it back: failed requests
must end soon, its pods come up elsewhere, and every order that was accepted must be final, once, with its stock and payment.

  CLUSTER_NODE_STOP='docker kill' CLUSTER_NODE_START='docker start' npm run node-death-proof
  … npm run node-death-proof -- --databases   the node with PostgreSQL and NATS instead: what runs elsewhere must wait for it

Commands that kill a node and bring it back, for nodes that are containers; the node's name is put behind them.
Writes reports/node-death.{md,json} or reports/node-death-databases.{md,json}.

      --databases          kills the node of the databases
      --within <seconds>   how soon failures must end, ${bounds.within} by default; more where a cluster takes longer than 12 s to miss a node
${clusterHelp}`

await runCommand(async () => {
  const options = parseOptions(
    {
      ...clusterOptions,
      databases: { type: 'boolean', default: false },
      within: { type: 'string', default: String(bounds.within) },
    },
    help,
  )
  if (options.help) return console.log(help)
  const within = Number(options.within)
  if (!(within > 0)) throw new Failure(`--within wants a number of seconds, and got ${options.within}.`)
  const commands = nodeCommands(process.env)
  const { namespace, services: url, databases: hasDatabases } = options
  const shop = await ShopReleases.in(namespace)
  tell('deploying the services as they are')
  await currentVersions('services', namespace)
  const servers = await databaseServers(shop.cluster, namespace)
  const pods = await servingPods(shop.cluster, namespace)
  const node = chooseNode(pods, new Set(servers.map((server) => server.node)), hasDatabases)
  const death = await loseNode({ shop, commands, url, node, hasDatabases, bounds: { ...bounds, within } })
  const report = { setting: await settingOf(shop.cluster), ...death }
  const words = nodeDeathInWords(report)
  const file = await writeReport(hasDatabases ? 'node-death-databases' : 'node-death', { json: report, md: words })
  console.log(`\n${words}\nAlso in ${file}.`)
  conclude(findingsOf(death), [death])
})
