import { loaderFor } from './image-loader.js'
import { pushImage } from './push-image.js'

/** What a chart has to know of an image: its values `image.*`. */
export interface ImageReference {
  readonly repository: string
  readonly tag: string
  /** Of an image that a registry has. */
  readonly digest?: string
}

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
export function imageSupply(options: { registry?: string; context: string }): ImageSupply {
  if (options.registry) return push(options.registry.replace(/\/$/, ''))
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

function push(registry: string): ImageSupply {
  return {
    way: `push to ${registry}`,
    isOf: ({ repository, digest }) => Boolean(digest) && repository.startsWith(`${registry}/`),
    async give(tags) {
      const references = new Map<string, ImageReference>()
      for (const tag of tags) references.set(tag, await pushImage(tag, registry))
      return references
    },
    lend: async () => {}, // a cluster that pulls from a registry pulls from others, too
  }
}

/** `twofold/orders:0123` in its parts. */
export function referenceTo(tag: string): ImageReference {
  const at = tag.lastIndexOf(':')
  return { repository: tag.slice(0, at), tag: tag.slice(at + 1) }
}
