import { fileURLToPath } from 'node:url'
import {
  type App,
  type Environment,
  frontDoor,
  type RunningShape,
  type Shape,
  shapes,
  startShape,
} from '@twofold/local'
import { on } from '../machine/cpu-sets.js'
import type { Rig } from '../rig/rig.js'
import type { BenchSystem } from './bench-system.js'
import type { RunningSystem } from './running-system.js'

export interface ShopOptions {
  readonly name: string
  readonly title: string
  readonly what: string
  readonly shape: Shape
  /** Instances of each app; 1 unless said otherwise. Those of the front door are workers that share its port. */
  readonly replicas?: number
  readonly environment?: Environment
}

/** As a chart would set them: nothing that only development needs. */
const asInProduction: Environment = { SERVED_BY_HEADER: 'false', LOG_LEVEL: 'info' }

const primary = fileURLToPath(new URL('cluster-primary.mjs', import.meta.url))

/** The shop in one of its shapes. */
export function shop({ name, title, what, shape, replicas = 1, environment = {} }: ShopOptions): BenchSystem {
  const apps = shapes[shape]
  const door = frontDoor(shape)
  const usesNats = apps.some(({ needsNats }) => needsNats)
  const processes = Object.fromEntries(apps.map((app) => [app.name, replicas]))
  const program = (app: App, main: string) =>
    app === door && replicas > 1 ? [primary, main, String(replicas)] : [main]
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
        command: (app, main) => [...on(rig.cpus.system), process.execPath, ...program(app, main)],
        signal,
      })
      const behindTheDoor = apps.filter((app) => app !== door)
      for (let replica = 2; replica <= replicas; replica++)
        await Promise.all(behindTheDoor.map((app) => running.startAnother(app.name)))
      return runningSystem(running, rig, usesNats)
    },
  }
}

function runningSystem(running: RunningShape, rig: Rig, usesNats: boolean): RunningSystem {
  const apps = [...running.processes.values()]
  const names = new Set(apps.map(({ app }) => app.name))
  const processes = new Map<string, number[]>(
    [...names].map((name) => [name, apps.filter(({ app }) => app.name === name).map(({ pid }) => pid)]),
  )
  if (usesNats) processes.set('nats', [rig.infrastructure.nats.pid])
  return { url: running.baseUrl, processes, apps, stop: () => running.stop() }
}
