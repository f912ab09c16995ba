import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { runCommand } from '@twofold/image'
import { Failure } from '@twofold/infrastructure'
import { onStopSignals } from '@twofold/local'
import { Listr, type ListrTask } from 'listr2'
import { type CommandLine, help, parseCommandLine } from './command-line.js'
import type { DeployReport } from './deploy-report.js'
import { DeployRun } from './deploy-run.js'
import { reasonOf } from './step.js'
import { summary } from './summary.js'

const stopping = new AbortController()

/** `npm run deploy`: see `help`. */
await runCommand(async () => {
  const commandLine = parseCommandLine(process.argv.slice(2))
  if (commandLine === 'help') return console.log(help)
  onStopSignals(
    () => {
      console.error('\nStopping: what is being rolled out goes back (once more: at once)')
      stopping.abort()
    },
    () => process.exit(130),
  )
  await deploy(commandLine)
})

async function deploy(options: CommandLine): Promise<void> {
  const run = new DeployRun(options, stopping.signal)
  await show(run.preparation())
  if (options.isDry) run.notePending()
  else await show(run.rollouts())
  const report = reportOf(run, options)
  if (options.json) {
    mkdirSync(dirname(options.json), { recursive: true })
    writeFileSync(options.json, `${JSON.stringify(report, null, 2)}\n`)
  }
  console.log(`\n${summary(report)}`)
  if (run.failures.length > 0) throw new Failure(run.failures.map((error) => (error as Error).message).join('\n\n'))
}

async function show(tasks: ListrTask[]): Promise<void> {
  try {
    await new Listr(tasks, {
      registerSignalListeners: false, // Helm must write down what became of a release before this process ends
      fallbackRenderer: 'simple',
      fallbackRendererCondition: () => !process.stdout.isTTY || Boolean(process.env.CI),
      rendererOptions: { collapseSubtasks: false, showErrorMessage: false },
    }).run()
  } catch (error) {
    const reason = reasonOf(error) // Listr's own error has the message alone
    throw stopping.signal.aborted ? new Failure(`Stopped. ${(reason as Error).message}`) : reason
  }
}

function reportOf(run: DeployRun, { shape, environment, namespace }: CommandLine): DeployReport {
  return {
    shape,
    environment,
    namespace,
    context: run.cluster.context,
    seconds: process.uptime(),
    built: [...run.images.built],
    releases: run.releases,
  }
}
