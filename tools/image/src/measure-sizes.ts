import { join } from 'node:path'
import { compressedSize } from './compressed-size.js'
import { saveImages } from './save-images.js'
import { inTemporaryFolder } from './temporary-folder.js'

/** Compressed bytes. */
export interface Sizes {
  total: number
  /** What is above the base image: what travels when an app has changed. */
  own: number
}

/** Sizes of images over one base of so many layers, by tag. */
export async function measureSizes(tags: readonly string[], baseLayers: number): Promise<Map<string, Sizes>> {
  return inTemporaryFolder(async (folder) => {
    const images = await saveImages(tags, folder)
    const sizes = new Map<string, number>()
    for (const layer of new Set(images.flatMap(({ Layers }) => Layers)))
      sizes.set(layer, await compressedSize(join(folder, layer)))
    const sum = (layers: string[]) => layers.reduce((total, layer) => total + sizes.get(layer)!, 0)
    return new Map(
      images.flatMap(({ RepoTags, Layers }) =>
        RepoTags.map((tag) => [tag, { total: sum(Layers), own: sum(Layers.slice(baseLayers)) }] as const),
      ),
    )
  })
}
