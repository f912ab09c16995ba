import { runCommand } from '@twofold/image'
import { Failure } from '@twofold/infrastructure'
import { onStopSignals } from '@twofold/local'

let isStopping = false

/**
 * Runs an experiment as a command. At Ctrl-C it ends before its next step, so that whatever it has changed in the cluster is
 * put back first; a second one ends it at once.
 */
export async function runExperiment(experiment: () => Promise<void>): Promise<void> {
  onStopSignals(
    () => {
      isStopping = true
      console.error('\nStopping after this step, when all is as it was (once more: at once)')
    },
    () => process.exit(130),
  )
  await runCommand(experiment)
}

/** To be called before each step. @throws Failure where the experiment is to end */
export function endIfStopped(): void {
  if (isStopping) throw new Failure('Stopped.')
}
