import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'

const repository = join(import.meta.dirname, '../../..')

/** Bundles an app of this suite as Nx bundles those of `apps`. Resolves with the file to run. */
export async function bundled(app: string): Promise<string> {
  // The bundler takes names below `apps`.
  const name = join('../e2e/apps', app)
  await promisify(execFile)(process.execPath, [join(repository, 'tools/bundle/src/bundle.mjs'), name])
  return join(repository, 'dist/apps', name, 'main.js')
}
