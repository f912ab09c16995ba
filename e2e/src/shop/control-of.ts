import type { Server } from '@twofold/infrastructure'
import type { App, AppProcess, Environment, RunningShape } from '@twofold/local'
import type { ProcessState, ShopControl } from './shop-control.js'
import { strangerIn } from './stranger.js'

/** The control of a shape that this process has started. `extras` is where its apps find further environment. */
export function controlOf(shape: RunningShape, extras: Map<string, Environment>): ShopControl {
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
  }
}

export const environmentFrom = (extras: Map<string, Environment>) => (app: App) => extras.get(app.name) ?? {}

function stateOf({ name, pid, isRunning, url, managementUrl }: AppProcess): ProcessState {
  return { name, pid, isRunning, url, managementUrl }
}
