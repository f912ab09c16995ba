import { Failure } from '@twofold/infrastructure'
import spawn, { type SubprocessError } from 'nano-spawn'

interface ImageLoader {
  readonly way: string
  load(tags: readonly string[]): Promise<void>
}

/** Of local clusters, by the names of their contexts: what copies an image from Docker to all of their nodes. */
const local: readonly { context: RegExp; command: (name: string) => string[] }[] = [
  { context: /^kind-(.+)$/, command: (name) => ['kind', 'load', 'docker-image', '--name', name] },
  { context: /^k3d-(.+)$/, command: (name) => ['k3d', 'image', 'import', '--cluster', name] },
  { context: /^minikube(.*)$/, command: (name) => ['minikube', '--profile', `minikube${name}`, 'image', 'load'] },
]

/** IMAGE_LOADER is a command line that the names of the images are put behind. Throws Failure where nothing fits. */
export function loaderFor(context: string, custom: string | undefined): ImageLoader {
  const words = custom?.trim().split(/\s+/)
  if (words?.[0]) return loader(words)
  for (const { context: pattern, command } of local) {
    const [, name] = pattern.exec(context) ?? []
    if (name !== undefined) return loader(command(name))
  }
  throw new Failure(
    `How do images get into the cluster of the context ${context}? Name a registry that it pulls from (--registry ghcr.io/me/twofold), or a command that takes images from Docker (IMAGE_LOADER='kind load docker-image'). kind, k3d and minikube are known by the names of their contexts.`,
  )
}

function loader(command: string[]): ImageLoader {
  const way = command.join(' ')
  const [program, ...words] = command
  return {
    way,
    async load(tags) {
      await spawn(program!, [...words, ...tags], { stdin: 'ignore' }).catch((error: SubprocessError) => {
        throw new Failure(
          `The images could not be loaded into the cluster: ${way} says: ${error.output || error.message}`,
        )
      })
    },
  }
}
