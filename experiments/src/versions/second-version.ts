import { type ImageReference, imageSupply, referenceTo } from '@twofold/deploy'
import { imageOf } from '@twofold/image'
import { npmRun } from '../npm-run.js'
import { type Edit, WorkspaceCopy } from '../workspace-copy/workspace-copy.js'

/**
 * Builds apps from the workspace with some lines changed and gives their images to the cluster: a really other version,
 * though the sources stay as they are. By app.
 */
export async function buildVersion(
  apps: readonly string[],
  edits: readonly Edit[],
  context: string,
): Promise<ReadonlyMap<string, ImageReference>> {
  await using copy = await WorkspaceCopy.make()
  for (const edit of edits) await copy.edit(edit)
  return await buildFrom(copy, apps, context)
}

/** Builds apps as a copy has them and gives their images to the cluster. By app. */
export async function buildFrom(
  copy: WorkspaceCopy,
  apps: readonly string[],
  context: string,
): Promise<ReadonlyMap<string, ImageReference>> {
  await npmRun(copy.folder, 'image', apps)
  const tags = await Promise.all(apps.map(async (app) => [app, (await imageOf(app)).tag] as const))
  await imageSupply({ context }).give(tags.map(([, tag]) => tag))
  return new Map(tags.map(([app, tag]) => [app, referenceTo(tag)]))
}
