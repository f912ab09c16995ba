import { NestFactory } from '@nestjs/core'
import { Lifecycle } from '@twofold/platform-lifecycle'
import type { Composition } from './composition.js'
import { rootModule } from './root-module.js'

/** Adds the demonstration data of the local domains. */
export async function seedDomains(composition: Composition): Promise<void> {
  const { module, logger, nestLogger } = rootModule(composition)
  const seeds = (composition.local ?? []).flatMap(({ seed }) => seed ?? [])
  if (seeds.length === 0) return
  const app = await NestFactory.createApplicationContext(module, { logger: nestLogger, abortOnError: false })
  const lifecycle = app.get(Lifecycle)
  await lifecycle.start('connect')
  for (const seed of seeds) {
    await app.get(seed, { strict: false }).run()
    logger.info({ seed: seed.name }, 'seeded')
  }
  await lifecycle.stop()
  await app.close()
}
