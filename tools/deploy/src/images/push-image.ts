import { Failure } from '@twofold/infrastructure'
import { docker } from '@twofold/image'
import type { SubprocessError } from 'nano-spawn'
import type { ImageReference } from './image-supply.js'

/** Pushes an image of Docker's under a registry's name; what the registry has of its layers does not travel. Throws Failure. */
export async function pushImage(tag: string, registry: string): Promise<ImageReference> {
  const [app, version] = tag.split('/').at(-1)!.split(':')
  const repository = `${registry}/${app}`
  const name = `${repository}:${version}`
  await docker('tag', tag, name)
  const said = await docker('push', name).catch((error: SubprocessError) => {
    throw new Failure(
      `${name} could not be pushed: ${error.stderr}. Are you logged in? docker login ${registry.split('/')[0]}`,
    )
  })
  const digest = /digest: (sha256:[0-9a-f]{64})/.exec(said)?.[1]
  if (!digest) throw new Failure(`docker push ${name} names no digest: ${said}`)
  return { repository, tag: version!, digest }
}
