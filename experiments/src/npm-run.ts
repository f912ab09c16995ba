import spawn from 'nano-spawn'

/** Runs a script of package.json in a workspace. Rejects as nano-spawn does. */
export async function npmRun(workspace: string, script: string, args: readonly string[]): Promise<void> {
  await spawn('npm', ['run', '--silent', script, '--', ...args], { cwd: workspace, stdin: 'ignore' })
}
