import { chmod, copyFile, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { create } from 'tar'

/** The files of a bundle that an image has. Its source map is three times as big, and stays with who built it. */
export const bundledFiles = ['main.js', 'package.json']

/**
 * Writes `bundle.tar` into an empty folder: a bundle as it will lie in the image, in /app. Layers hold times, owners and
 * modes, and equal bundles must be equal layers; as loose files of a build context, folders would get the time of the build.
 */
export async function packBundle(bundle: string, folder: string): Promise<void> {
  const app = join(folder, 'app')
  await mkdir(app)
  await chmod(app, 0o755)
  for (const name of bundledFiles) {
    await copyFile(join(bundle, name), join(app, name))
    await chmod(join(app, name), 0o644)
  }
  const entries = ['app', ...bundledFiles.map((name) => `app/${name}`)]
  const normal = { portable: true, noDirRecurse: true, mtime: new Date(0) }
  await create({ cwd: folder, file: join(folder, 'bundle.tar'), ...normal }, entries)
}
