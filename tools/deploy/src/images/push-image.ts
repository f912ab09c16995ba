import { Failure } from '@twofold/infrastructure'
import { buildImageFor, docker } from '@twofold/image'
import type { SubprocessError } from 'nano-spawn'
import { type ImageReference, referenceTo } from './image-reference.js'

/** Where images are pushed to, and what for. */
export interface Registry {
  /** `ghcr.io/me/twofold`; the app's name comes behind it. */
  readonly prefix: string
  /** `linux/amd64`: each node takes the image of its own. */
  readonly platforms: readonly string[]
}

/**
 * Pushes an app's image for each platform, and one index of them under the image's own tag; what the registry has of
 * their layers does not travel. Throws Failure.
 */
export async function pushImage(image: string, { prefix, platforms }: Registry): Promise<ImageReference> {
  const { repository: local, tag } = referenceTo(image)
  const app = local.split('/').at(-1)!
  const repository = `${prefix}/${app}`
  const digests: string[] = []
  for (const platform of platforms) digests.push(await pushFor(platform, app, repository))
  const name = `${repository}:${tag}`
  const sources = digests.map((digest) => `${repository}@${digest}`)
  return { repository, tag, digest: await pushIndex(name, sources) }
}

async function pushFor(platform: string, app: string, repository: string): Promise<string> {
  const built = await buildImageFor(app, platform).catch((error: SubprocessError) => {
    if (error instanceof Failure) throw error
    throw new Failure(
      `The image of ${app} could not be built for ${platform}. --platforms names those that its base image has. Docker says: ${error.stderr}`,
    )
  })
  const name = `${repository}:${referenceTo(built).tag}`
  await docker('tag', built, name)
  const said = await docker('push', name).catch(refusal(name))
  const digest = /digest: (sha256:[0-9a-f]{64})/.exec(said)?.[1]
  if (!digest) throw new Failure(`docker push ${name} names no digest: ${said}`)
  return digest
}

/** Answers the digest of what a node of any of the platforms pulls by that name. */
async function pushIndex(name: string, sources: readonly string[]): Promise<string> {
  await docker('buildx', 'imagetools', 'create', '--tag', name, ...sources).catch(refusal(name))
  const { digest } = JSON.parse(await docker('buildx', 'imagetools', 'inspect', '--format', '{{json .Manifest}}', name))
  return digest
}

const refusal = (name: string) => (error: SubprocessError) => {
  throw new Failure(
    `${name} could not be pushed: ${error.stderr}. Are you logged in? docker login ${name.split('/')[0]}`,
  )
}
