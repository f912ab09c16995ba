import type { Composition } from './composition.js'
import { inConnectedApp } from './connected-app.js'
import { rootModule } from './root-module.js'

/** Adds the demonstration data of the local domains. */
export async function seedDomains(composition: Composition): Promise<void> {
  const seeds = (composition.local ?? []).flatMap(({ seed }) => seed ?? [])
  if (seeds.length === 0) return
  const root = rootModule(composition)
  await inConnectedApp(root, async (app) => {
    for (const seed of seeds) {
      await app.get(seed, { strict: false }).run()
      root.logger.info({ seed: seed.name }, 'seeded')
    }
  })
}
