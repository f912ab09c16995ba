import { Failure } from '@twofold/infrastructure'
import { help, parseCommandLine } from './command-line.js'
import { keepRunning } from './keep-running.js'
import { LocalRun } from './local-run.js'
import { showLogs } from './show-logs.js'
import { onStopSignals } from './stop-signals.js'
import { Stopped } from './stopped.js'
import { summary } from './summary.js'

const stopping = new AbortController()
let exitCode = 0
let run: LocalRun | undefined

// A closed terminal or pipe is no reason to leave servers behind.
process.stdout.on('error', () => {})
process.stderr.on('error', () => {})

onStopSignals(
  (signal) => {
    tell(`${signal === 'SIGINT' ? '\n' : ''}Stopping (once more: at once)`)
    stopping.abort(new Stopped())
  },
  () => {
    tell('Stopping at once')
    exitCode = 130
    run?.killAll()
  },
)

try {
  const commandLine = parseCommandLine(process.argv.slice(2))
  if (commandLine.help) console.log(help)
  else await runUntilStopped(commandLine)
} catch (error) {
  if (!stopping.signal.aborted) {
    exitCode = 1
    console.error(`\n${error instanceof Failure ? error.message : (error as Error).stack}`)
  }
}
if (stopping.signal.aborted) tell('Stopped')
process.exit(exitCode)

async function runUntilStopped({ shapes, verbose, bundles }: ReturnType<typeof parseCommandLine>): Promise<void> {
  run = new LocalRun({ shapes, bundles, signal: stopping.signal })
  await run.start()
  const { running, infrastructure } = run
  const apps = running.flatMap(({ processes }) => [...processes.values()])
  const servers = infrastructure.hasNats ? [infrastructure.postgres, infrastructure.nats] : [infrastructure.postgres]
  tell(`\n${summary(running, infrastructure)}\n`)

  const logs = showLogs(apps, verbose)
  for (const child of [...apps, ...servers]) void keepRunning(child, stopping.signal, tell)
  await new Promise((resolve) => stopping.signal.addEventListener('abort', resolve, { once: true }))
  await run.stop(tell)
  logs.stop()
}

function tell(message: string): void {
  console.log(message)
}
