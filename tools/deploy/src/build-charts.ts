import { Failure, runTool } from '@twofold/infrastructure'
import { nxProgram, repository } from '@twofold/local'

/** Brings dist/charts up to date; at once where Nx has them in its cache. */
export async function buildCharts(signal: AbortSignal): Promise<void> {
  const lines: string[] = []
  try {
    await runTool(process.execPath, [nxProgram(), 'run', '@twofold/charts:chart', '--outputStyle=static'], {
      cwd: repository,
      env: { NX_DAEMON: 'false', NX_TUI: 'false', FORCE_COLOR: '0' },
      signal,
      onLine: (line) => lines.push(line),
    })
  } catch {
    signal.throwIfAborted()
    throw new Failure(`The charts could not be made:\n${lines.join('\n')}`)
  }
}
