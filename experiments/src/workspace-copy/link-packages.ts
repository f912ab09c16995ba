import { mkdir, readdir, readlink, symlink } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'

/**
 * Gives a copy of the workspace the packages of the original without installing: links to everything that came from a
 * registry, and to the copy's own folders where the original links to its own.
 */
export async function linkPackages(original: string, copy: string): Promise<void> {
  for (const folder of await packageFolders(original)) {
    const target = join(copy, relative(original, folder))
    await mkdir(target, { recursive: true })
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      const [from, to] = [join(folder, entry.name), join(target, entry.name)]
      if (entry.name === '@twofold') await linkWorkspaces(original, from, copy, to)
      else await symlink(from, to)
    }
  }
}

/** Every node_modules that npm has made, those inside packages aside. */
async function packageFolders(folder: string, depth = 0): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const found = entries.filter((it) => it.isDirectory() && !it.name.startsWith('.')).map((it) => join(folder, it.name))
  const deeper = depth < 3 ? found.filter((it) => !it.endsWith('/node_modules')) : []
  const rest = await Promise.all(deeper.map((it) => packageFolders(it, depth + 1)))
  return [...found.filter((it) => it.endsWith('/node_modules')), ...rest.flat()]
}

async function linkWorkspaces(original: string, from: string, copy: string, to: string): Promise<void> {
  await mkdir(to)
  for (const name of await readdir(from)) {
    const source = join(dirname(join(from, name)), await readlink(join(from, name)))
    await symlink(join(copy, relative(original, source)), join(to, name))
  }
}
