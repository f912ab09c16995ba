import { constants, setPriority } from 'node:os'
import { Failure } from '@twofold/infrastructure'
import spawn, { type SubprocessError } from 'nano-spawn'

/**
 * Runs a script of package.json in a workspace, behind whatever else wants the CPU: a cluster on the same machine has customers
 * to serve. Throws Failure with what it said.
 */
export async function npmRun(workspace: string, script: string, args: readonly string[]): Promise<void> {
  const running = spawn('npm', ['run', '--silent', script, '--', ...args], { cwd: workspace, stdin: 'ignore' })
  const { pid } = await running.nodeChildProcess
  if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_LOW)
  await running.catch(({ output, message }: SubprocessError) => {
    throw new Failure(output || message)
  })
}
