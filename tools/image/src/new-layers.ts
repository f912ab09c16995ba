import { join } from 'node:path'
import { compressedSize } from './compressed-size.js'
import { docker } from './docker.js'
import { saveImages } from './save-images.js'
import { inTemporaryFolder } from './temporary-folder.js'

export interface NewLayers {
  readonly count: number
  /** As they travel, compressed. */
  readonly bytes: number
}

/** What of an image somebody who has another one lacks: all that travels when it is pushed or pulled. */
export async function newLayers(before: string, after: string): Promise<NewLayers> {
  const has = new Set(await layersOf(before))
  const isNew = (await layersOf(after)).map((layer) => !has.has(layer))
  return inTemporaryFolder(async (folder) => {
    const [image] = await saveImages([after], folder)
    const sizes = await Promise.all(
      image!.Layers.filter((_, index) => isNew[index]).map((layer) => compressedSize(join(folder, layer))),
    )
    return { count: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0) }
  })
}

async function layersOf(tag: string): Promise<string[]> {
  return JSON.parse(await docker('image', 'inspect', '--format', '{{json .RootFS.Layers}}', tag))
}
