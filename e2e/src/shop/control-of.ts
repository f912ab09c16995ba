import type { Server, SpanCollector } from '@twofold/infrastructure'
import type { App, AppProcess, Environment, RunningShape } from '@twofold/local'
import type { ProcessState, ShopControl } from './shop-control.js'
import { strangerIn } from './stranger.js'

/** What the shop of a run is started with, beside its processes. */
export interface Surroundings {
  /** Where apps find further environment, by their names. */
  readonly extras: Map<string, Environment>
  readonly collector: SpanCollector
}

/** The control of a shape that this process has started. */
export function controlOf(shape: RunningShape, { extras, collector }: Surroundings): ShopControl {
  const { infrastructure, processes } = shape
  const servers: Record<string, () => Server> = {
    nats: () => infrastructure.nats,
    postgres: () => infrastructure.postgres,
  }
  const find = (name: string): AppProcess | Server => servers[name]?.() ?? shape.process(name)
  return {
    processes: async () => [...processes.values()].map(stateOf),
    async kill(name) {
      const process = find(name)
      process.kill('SIGKILL')
      await process.exit
    },
    stop: (name) => shape.process(name).stop(),
    restart: (name) => find(name).restart(),
    async startAnother(app, environment) {
      extras.set(app, environment)
      try {
        return stateOf(await shape.startAnother(app))
      } finally {
        extras.delete(app)
      }
    },
    async startStranger(name, main) {
      const stranger = await strangerIn(infrastructure, name, main)
      await shape.start([stranger])
      return stateOf(stranger)
    },
    spansOf: async (traceId) => collector.spansOf(traceId),
  }
}

/** Nothing is recorded but what a test asks for, by the trace context that it sends. */
export const environmentFrom =
  ({ extras, collector }: Surroundings) =>
  (app: App): Environment => ({
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    OTEL_TRACES_SAMPLER_ARG: '0',
    OTEL_BSP_SCHEDULE_DELAY: '100',
    HTTP_TRUST_TRACEPARENT: 'true',
    ...extras.get(app.name),
  })

function stateOf({ name, pid, isRunning, url, managementUrl }: AppProcess): ProcessState {
  return { name, pid, isRunning, url, managementUrl }
}
