import { createHash } from 'node:crypto'

/** Everything that an image is made of, by name: file contents, and what identifies the base image. */
export type Ingredients = Readonly<Record<string, string | Buffer>>

/** The hash of what is in an image: the same ingredients, in whatever order, are the same version. 12 hex digits. */
export function versionOfImage(ingredients: Ingredients): string {
  const hash = createHash('sha256')
  for (const [name, content] of Object.entries(ingredients).toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const bytes = Buffer.from(content)
    // Lengths, so that what ends one cannot pass for the beginning of the next.
    hash.update(`${name.length}:${name}${bytes.length}:`).update(bytes)
  }
  return hash.digest('hex').slice(0, 12)
}
