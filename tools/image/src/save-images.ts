import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { extract } from 'tar'
import { docker } from './docker.js'

/** An image among saved ones; paths are relative to where they lie. */
export interface SavedImage {
  Config: string
  RepoTags: string[]
  /** From the base upwards. Images share the files of the layers that they share. */
  Layers: string[]
}

/** Writes images into a folder, unpacked; layers are tar files, compressed where Docker stores them so. */
export async function saveImages(tags: readonly string[], folder: string): Promise<SavedImage[]> {
  const archive = join(folder, 'saved.tar')
  await docker('save', '--output', archive, ...tags)
  await extract({ file: archive, cwd: folder })
  await rm(archive)
  return JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'))
}
