import type { ImageReference } from '@twofold/deploy'
import { buildFrom } from '../../versions/second-version.js'
import { WorkspaceCopy } from '../../workspace-copy/workspace-copy.js'
import { applyRelease, type SourceRelease } from '../releases/source-release.js'

/** By app. */
type Images = ReadonlyMap<string, ImageReference>

/** Builds releases that follow each other, each upon the sources of the one before, and gives them to the cluster. */
export async function buildReleases(
  apps: readonly string[],
  releases: readonly SourceRelease[],
  context: string,
): Promise<Images[]> {
  await using copy = await WorkspaceCopy.make()
  const images: Images[] = []
  for (const release of releases) {
    await applyRelease(copy, release)
    images.push(await buildFrom(copy, apps, context))
  }
  return images
}
