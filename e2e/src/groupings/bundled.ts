import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'

const repository = join(import.meta.dirname, '../../..')

/** Bundles an app that only this suite runs. Resolves with the file to run. */
export async function bundled(app: string): Promise<string> {
  const folder = join('e2e/apps', app)
  await promisify(execFile)(process.execPath, [join(repository, 'tools/bundle/src/bundle.mjs'), folder])
  return join(repository, 'dist', folder, 'main.js')
}
