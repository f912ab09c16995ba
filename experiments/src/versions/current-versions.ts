import type { ImageReference } from '@twofold/deploy'
import { repository, type Shape } from '@twofold/local'
import { deployFrom } from '../deploy-from.js'

/** Deploys a shape as the working tree has it, where that is not what runs; answers the image of each app. */
export async function currentVersions(shape: Shape, namespace: string): Promise<ReadonlyMap<string, ImageReference>> {
  const { releases } = await deployFrom(repository, { shape, namespace })
  return new Map(releases.flatMap(({ name, image }) => (image ? [[name, image] as const] : [])))
}
