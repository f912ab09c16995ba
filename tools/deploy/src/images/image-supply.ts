import { loaderFor } from './image-loader.js'
import { type ImageReference, referenceTo } from './image-reference.js'
import { pushImage, type Registry } from './push-image.js'

/** How images get from Docker to where the cluster finds them. */
export interface ImageSupply {
  /** For people: «kind load», «a push to …». */
  readonly way: string
  /** Whether an image came this way. */
  isOf(image: ImageReference): boolean
  give(tags: readonly string[]): Promise<ReadonlyMap<string, ImageReference>>
  /** Gives images of others, where that spares the cluster fetching them. */
  lend(tags: readonly string[]): Promise<void>
}

/** A push where a registry is named; else what IMAGE_LOADER or the kind of the local cluster says. Throws Failure where neither does. */
export function imageSupply(options: { registry?: Registry; context: string }): ImageSupply {
  if (options.registry) return push(options.registry)
  const { way, load } = loaderFor(options.context, process.env.IMAGE_LOADER)
  return {
    way,
    isOf: ({ digest }) => !digest,
    async give(tags) {
      if (tags.length > 0) await load(tags)
      return new Map(tags.map((tag) => [tag, referenceTo(tag)]))
    },
    lend: load,
  }
}

function push(registry: Registry): ImageSupply {
  const { prefix, platforms } = registry
  return {
    way: `push to ${prefix}, for ${platforms.join(' and ')}`,
    isOf: ({ repository, digest }) => Boolean(digest) && repository.startsWith(`${prefix}/`),
    async give(tags) {
      const references = new Map<string, ImageReference>()
      for (const tag of tags) references.set(tag, await pushImage(tag, registry))
      return references
    },
    lend: async () => {}, // a cluster that pulls from a registry pulls from others, too
  }
}
