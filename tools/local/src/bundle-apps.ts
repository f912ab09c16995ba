import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { Failure, runTool } from '@twofold/infrastructure'
import type { App } from './apps.js'
import { repository } from './repository.js'

/** Brings `dist/apps/<app>/main.js` up to date; at once where Nx has them in its cache. */
export async function bundleApps(
  apps: readonly Pick<App, 'name'>[],
  onProgress: (message: string) => void,
  signal?: AbortSignal,
) {
  const projects = apps.map(({ name }) => `@twofold/${name}`).join(',')
  const lines: string[] = []
  try {
    await runTool(process.execPath, [nxProgram(), 'run-many', '-t', 'bundle', '-p', projects, '--outputStyle=static'], {
      cwd: repository,
      // Nx's daemon would outlive us.
      env: { NX_DAEMON: 'false', NX_TUI: 'false', FORCE_COLOR: '0' },
      signal,
      onLine: (line) => {
        lines.push(line)
        const built = /nx run @twofold\/(.+):bundle/.exec(line)?.[1]
        if (built) onProgress(`built ${built}`)
      },
    })
  } catch (error) {
    signal?.throwIfAborted()
    throw new Failure(`The apps could not be built: ${(error as Error).message}\n${lines.join('\n')}`)
  }
}

/** Nx's command, to be run with node: its path has changed between versions. */
export function nxProgram(): string {
  const manifest = createRequire(import.meta.url).resolve('nx/package.json')
  const { bin } = createRequire(import.meta.url)(manifest) as { bin: { nx: string } }
  return join(dirname(manifest), bin.nx)
}
