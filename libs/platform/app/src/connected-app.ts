import type { INestApplicationContext } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import { Lifecycle } from '@twofold/platform-lifecycle'
import type { RootModule } from './root-module.js'

/** Runs `work` in an app that is connected to what it needs, but neither works by itself nor opens its door. */
export async function inConnectedApp(
  { module, nestLogger }: RootModule,
  work: (app: INestApplicationContext) => Promise<void>,
): Promise<void> {
  const app = await NestFactory.createApplicationContext(module, { logger: nestLogger, abortOnError: false })
  const lifecycle = app.get(Lifecycle)
  try {
    await lifecycle.start('connect')
    await work(app)
  } finally {
    await lifecycle.stop()
    await app.close()
  }
}
