import { SpanCollector } from '@twofold/infrastructure'
import type { BenchSystem } from './bench-system.js'
import { shop, type ShopOptions } from './shop.js'

/** The shop with tracing as it is shipped, for a collector in the bench’s own process. */
export function tracedShop(options: ShopOptions): BenchSystem {
  return {
    ...shop(options),
    async start(rig, signal) {
      const collector = await SpanCollector.start()
      const environment = { ...options.environment, OTEL_EXPORTER_OTLP_ENDPOINT: collector.url }
      try {
        const running = await shop({ ...options, environment }).start(rig, signal)
        return {
          ...running,
          async stop() {
            await running.stop().finally(() => collector.stop())
          },
        }
      } catch (error) {
        await collector.stop()
        throw error
      }
    },
  }
}
