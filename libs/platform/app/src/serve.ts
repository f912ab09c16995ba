import { Lifecycle, LifecycleSettings, ManagementPort, onShutdownRequest } from '@twofold/platform-lifecycle'
import type { Composition } from './composition.js'
import { rootModule } from './root-module.js'

/** Serves until it is asked to stop, then drains: exit code 0 once all is done, 1 where it took too long. */
export async function serve(composition: Composition): Promise<void> {
  const { module, logger, nestLogger, settings } = rootModule(composition)
  const { PARENT_WATCH, SHUTDOWN_TIMEOUT_MS } = settings.get(LifecycleSettings)
  const app = await composition.door.create(module, { logger: nestLogger, settings })
  const lifecycle = app.get(Lifecycle)
  const management = app.get(ManagementPort)

  async function stop(reason: string) {
    logger.info({ reason }, 'draining')
    setTimeout(() => {
      logger.error(`not drained after ${SHUTDOWN_TIMEOUT_MS} ms: what was still running is cut off`)
      process.exit(1)
    }, SHUTDOWN_TIMEOUT_MS).unref()
    await lifecycle.stop()
    await app.close()
    management.close()
    logger.info('stopped')
    process.exit(0)
  }

  onShutdownRequest((reason) => void stop(reason), PARENT_WATCH)
  await management.listen()
  await lifecycle.start()
  // It may have been asked to stop meanwhile.
  if (lifecycle.ready)
    logger.info({ ms: Math.round(process.uptime() * 1_000), managementPort: management.port }, 'ready')
}
