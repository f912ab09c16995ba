import { Failure } from '@twofold/infrastructure'
import { onStopSignals } from '@twofold/local'
import { help, parseCommandLine } from './command-line.js'
import { runKubernetes } from './kubernetes/run-kubernetes.js'
import { runBench } from './run/run-bench.js'

const stopping = new AbortController()
onStopSignals(
  () => {
    console.error('\nStopping, and clearing up (once more: at once)')
    stopping.abort(new Failure('Stopped.'))
  },
  () => process.exit(130),
)

// Servers that restart keep nobody awake.
const awake = setInterval(() => {}, 60_000)

try {
  const commandLine = parseCommandLine(process.argv.slice(2))
  if (commandLine.help) console.log(help)
  else if (commandLine.kubernetes) await runKubernetes(commandLine, stopping.signal)
  else await runBench(commandLine, stopping.signal)
} catch (error) {
  const reason = stopping.signal.aborted ? (stopping.signal.reason as Error) : error
  console.error(reason instanceof Failure ? reason.message : reason)
  process.exitCode = stopping.signal.aborted ? 130 : reason instanceof Failure ? reason.exitCode : 1
}
clearInterval(awake)
