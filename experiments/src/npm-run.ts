import { Failure } from '@twofold/infrastructure'
import spawn, { type SubprocessError } from 'nano-spawn'

/** Runs a script of package.json in a workspace. Throws Failure with what it said. */
export async function npmRun(workspace: string, script: string, args: readonly string[]): Promise<void> {
  const words = ['run', '--silent', script, '--', ...args]
  await spawn('npm', words, { cwd: workspace, stdin: 'ignore' }).catch(({ output, message }: SubprocessError) => {
    throw new Failure(output || message)
  })
}
