import { startInfrastructure } from '@twofold/infrastructure'
import { allShapes, repository, startShape } from '@twofold/local'
import type { TestProject } from 'vitest/node'

/** Once a run: both shapes, each on its own databases, prepared a moment ago and alike. */
export async function setup(project: TestProject) {
  const infrastructure = await startInfrastructure({ directory: repository, ephemeral: true })
  const [monolith, services] = await Promise.all(allShapes.map((shape) => startShape(shape, { infrastructure })))
  project.provide('bothShapes', { monolith: monolith!.baseUrl, services: services!.baseUrl })
  return async () => {
    await Promise.all([monolith!.stop(), services!.stop()])
    await infrastructure.stop()
  }
}
