import { Failure } from '@twofold/infrastructure'
import { allShapes, repository, shapes } from '@twofold/local'
import spawn from 'nano-spawn'
import { requireDocker } from './docker.js'

/** Every app, as a name. */
export const allApps: readonly string[] = allShapes.flatMap((shape) => shapes[shape].map(({ name }) => name))

/** Bundles and packs apps, all where none is named, where Nx or Docker do not have them. Throws Failure. */
export async function buildImages(apps: readonly string[] = []): Promise<void> {
  const unknown = apps.find((app) => !allApps.includes(app))
  if (unknown !== undefined) throw new Failure(`There is no app named ${unknown}; there are ${allApps.join(', ')}.`)
  await requireDocker()
  const projects = (apps.length > 0 ? apps : allApps).map((app) => `@twofold/${app}`).join(',')
  await spawn('nx', ['run-many', '-t', 'image', '-p', projects, '--outputStyle=static'], {
    cwd: repository,
    preferLocal: true,
    stdio: 'inherit',
  }).catch(() => {
    throw new Failure('Not all images could be built; the reasons are above.')
  })
}
