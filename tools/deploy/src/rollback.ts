import { parseArgs } from 'node:util'
import { runCommand } from '@twofold/image'
import { Failure } from '@twofold/infrastructure'
import { Cluster } from './cluster/cluster.js'
import { isChanged, reportFrom } from './deploy-report.js'
import { Helm } from './helm/helm.js'
import { takeBack } from './take-back.js'

const help = `Takes back what a deploy did, by the report that it wrote with --json.

  npm run deploy -- --shape services --only affected --json reports/deploy.json
  npm run rollback -- reports/deploy.json

What it upgraded goes back to the revision before, what it installed goes away, callers first. Databases stay as they are:
migrations only expand. A release that has changed since stays as it is, so running it again changes nothing.`

/** `npm run rollback`: see `help`. */
await runCommand(async () => {
  const { values, positionals } = commandLine()
  if (values.help) return console.log(help)
  const [file] = positionals
  if (positionals.length !== 1) throw new Failure(`Name the report of one deploy.\n\n${help}`)
  const report = reportFrom(file!)
  const { context } = await Cluster.connect()
  if (context !== report.context)
    throw new Failure(
      `${file} is of a deploy to the context ${report.context}, and this is ${context}: kubectl config use-context ${report.context}`,
    )
  if (!report.releases.some(isChanged)) return console.log(`${file}: that deploy has changed nothing.`)
  await takeBack(report, await Helm.in(report.namespace), console.log)
})

function commandLine() {
  try {
    const options = { help: { type: 'boolean', short: 'h', default: false } } as const
    return parseArgs({ args: process.argv.slice(2), options, allowPositionals: true })
  } catch (error) {
    throw new Failure(`${(error as Error).message}\n\n${help}`)
  }
}
