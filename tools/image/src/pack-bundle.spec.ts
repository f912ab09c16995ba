import { mkdir, readFile, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { list, type ReadEntry } from 'tar'
import { expect, it } from 'vitest'
import { packBundle } from './pack-bundle.js'
import { inTemporaryFolder } from './temporary-folder.js'

async function packed(changedAt: number, mode: number): Promise<{ bytes: Buffer; entries: ReadEntry[] }> {
  return inTemporaryFolder(async (folder) => {
    const [bundle, context] = [join(folder, 'bundle'), join(folder, 'context')]
    await mkdir(bundle)
    await mkdir(context)
    for (const name of ['package.json', 'main.js', 'main.js.map']) {
      await writeFile(join(bundle, name), name, { mode })
      await utimes(join(bundle, name), changedAt, changedAt)
    }
    await packBundle(bundle, context)
    const entries: ReadEntry[] = []
    await list({ file: join(context, 'bundle.tar'), onReadEntry: (entry) => void entries.push(entry) })
    return { bytes: await readFile(join(context, 'bundle.tar')), entries }
  })
}

it('holds the bundle without its source map, for everyone to read', async () => {
  const { entries } = await packed(1_000, 0o600)
  expect(entries.map(({ path, mode, mtime }) => [path, mode, mtime?.getTime() ?? 0])).toEqual([
    ['app/', 0o755, 0],
    ['app/main.js', 0o644, 0],
    ['app/package.json', 0o644, 0],
  ])
})

it('is the same for the same bundle, whenever and with whatever modes it was built', async () => {
  expect((await packed(1_000, 0o600)).bytes).toEqual((await packed(2_000, 0o666)).bytes)
})
