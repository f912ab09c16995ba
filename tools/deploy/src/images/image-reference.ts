/** What a chart has to know of an image: its values `image.*`. */
export interface ImageReference {
  readonly repository: string
  readonly tag: string
  /** Of an image that a registry has. */
  readonly digest?: string
}

/** `twofold/orders:0123` in its parts. */
export function referenceTo(tag: string): ImageReference {
  const at = tag.lastIndexOf(':')
  return { repository: tag.slice(0, at), tag: tag.slice(at + 1) }
}
