import { type App, type Environment, type RunningShape, type Shape, shapes, startShape } from '@twofold/local'
import { on } from '../machine/cpu-sets.js'
import type { Rig } from '../rig/rig.js'
import type { BenchSystem } from './bench-system.js'
import type { RunningSystem } from './running-system.js'

interface ShopOptions {
  readonly name: string
  readonly title: string
  readonly what: string
  readonly shape: Shape
  /** Instances of each app; 1 unless said otherwise. */
  readonly replicas?: number
  readonly environment?: Environment
}

/** As a chart would set them: nothing that only development needs. */
const asInProduction: Environment = { SERVED_BY_HEADER: 'false', LOG_LEVEL: 'info' }

/** The shop in one of its shapes. */
export function shop({ name, title, what, shape, replicas = 1, environment = {} }: ShopOptions): BenchSystem {
  const apps = shapes[shape]
  const usesNats = apps.some(({ needsNats }) => needsNats)
  const processes = Object.fromEntries(apps.map((app) => [app.name, replicas]))
  return {
    about: { name, title, kind: shape, what, processes: usesNats ? { ...processes, nats: 1 } : processes },
    databases: apps.filter(({ needsDatabase }) => needsDatabase).map((app) => app.name),
    usesNats,
    async start(rig, signal) {
      const running = await startShape(shape, {
        infrastructure: rig.infrastructure,
        isPrepared: true,
        logDirectory: rig.logs,
        environment: () => ({ ...asInProduction, ...environment }),
        command: (_, main) => [...on(rig.cpus.system), process.execPath, main],
        signal,
      })
      return runningSystem(running, rig, usesNats)
    },
  }
}

function runningSystem(running: RunningShape, rig: Rig, usesNats: boolean): RunningSystem {
  const processes = new Map<string, number[]>()
  for (const { app, pid } of running.processes.values()) processes.set(app.name, [...pidsOf(processes, app), pid])
  if (usesNats) processes.set('nats', [rig.infrastructure.nats.pid])
  return { url: running.baseUrl, processes, stop: () => running.stop() }
}

const pidsOf = (processes: Map<string, number[]>, { name }: App) => processes.get(name) ?? []
