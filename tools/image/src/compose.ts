import { join } from 'node:path'
import { repository } from '@twofold/local'
import { askDocker, docker } from './docker.js'

/** Apart from what somebody runs with the same file. */
const project = 'twofold-image-report'

export const composeNetwork = `${project}_default`

/** `docker compose` on docker/compose.yaml, with both profiles. */
export async function compose(...args: string[]): Promise<string> {
  const file = join(repository, 'docker/compose.yaml')
  const profiles = ['--profile', 'monolith', '--profile', 'services']
  return docker('compose', '--project-name', project, '--file', file, ...profiles, ...args)
}

export async function hasCompose(): Promise<boolean> {
  return (await askDocker('compose', 'version')) !== undefined
}

/** The environment of each app, as the file says. */
export async function environments(): Promise<Record<string, Record<string, string>>> {
  const { services } = JSON.parse(await compose('config', '--format', 'json'))
  return Object.fromEntries(
    Object.entries<{ environment?: Record<string, string> }>(services).map(([name, { environment = {} }]) => [
      name,
      environment,
    ]),
  )
}
