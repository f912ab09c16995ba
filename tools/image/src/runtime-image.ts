import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { repository } from '@twofold/local'
import { Failure } from '@twofold/infrastructure'
import { askDocker, docker } from './docker.js'

export interface RuntimeImage {
  name: string
  /** Its digest, the same on all platforms; the id of one that was never pulled. */
  identity: string
  /** Digests of its layers. */
  layers: string[]
}

/** The image that every app stands on: RUNTIME_IMAGE of the environment, else of the Dockerfile. Pulled where it is missing. */
export async function runtimeImage(): Promise<RuntimeImage> {
  const name =
    process.env.RUNTIME_IMAGE ??
    defaultOf('RUNTIME_IMAGE', await readFile(join(repository, 'docker/Dockerfile'), 'utf8'))
  const inspect = () => askDocker('image', 'inspect', '--format', '{{json .}}', name)
  const found = (await inspect()) ?? (await pull(name), await inspect())
  const { Id, RepoDigests, RootFS } = JSON.parse(found!)
  return { name, identity: RepoDigests?.[0]?.split('@')[1] ?? Id, layers: RootFS.Layers }
}

/** The default of a build argument. */
export function defaultOf(argument: string, dockerfile: string): string {
  const value = new RegExp(`^ARG ${argument}=(\\S+)$`, 'm').exec(dockerfile)?.[1]
  if (value === undefined) throw new Failure(`docker/Dockerfile gives ${argument} no default`)
  return value
}

async function pull(name: string): Promise<void> {
  await docker('pull', '--quiet', name).catch((error) => {
    throw new Failure(`The base image ${name} could not be pulled: ${error.stderr}`)
  })
}
