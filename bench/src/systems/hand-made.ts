import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { freePort } from '@twofold/infrastructure'
import { type App, appEnvironment, AppProcess } from '@twofold/local'
import { on } from '../machine/cpu-sets.js'
import type { Rig } from '../rig/rig.js'
import type { System } from '../result/system.js'
import type { BenchSystem } from './bench-system.js'

/** A process that is no app of the shop. */
export interface Program {
  readonly name: string
  readonly main: string
  readonly args?: readonly string[]
}

interface HandMadeOptions extends Omit<System, 'processes'> {
  /** The one with the door first. */
  readonly programs: readonly Program[]
  readonly databases?: readonly string[]
  readonly usesNats?: boolean
}

/** A system of programs that are started as apps are. */
export function handMade({ programs, databases = [], usesNats = false, ...about }: HandMadeOptions): BenchSystem {
  const names = [...programs.map(({ name }) => name), ...(usesNats ? ['nats'] : [])]
  return {
    about: { ...about, processes: Object.fromEntries(names.map((name) => [name, 1])) },
    databases,
    usesNats,
    async start(rig) {
      const started = await Promise.all(programs.map((program) => define(program, rig)))
      const stop = async () => void (await Promise.all(started.map((process) => process.stop())))
      try {
        // Those behind the door first.
        for (const process of started.toReversed()) await process.start()
      } catch (error) {
        await stop()
        throw error
      }
      const processes = new Map<string, number[]>(started.map((process) => [process.name, [process.pid]]))
      if (usesNats) processes.set('nats', [rig.infrastructure.nats.pid])
      return { url: started[0]!.url!, processes, apps: started, stop }
    },
  }
}

async function define({ name, main, args = [] }: Program, { infrastructure, cpus, logs }: Rig): Promise<AppProcess> {
  const ports = { http: await freePort(), management: await freePort() }
  const app: App = { name, what: '', ports, needsNats: true, needsDatabase: false, stops: 1 }
  const log = join(logs, `${name}.log`)
  mkdirSync(logs, { recursive: true })
  rmSync(log, { force: true })
  return new AppProcess({
    name,
    app,
    main,
    command: [...on(cpus.system), process.execPath, main, ...args],
    ports,
    environment: appEnvironment(app, ports, infrastructure, {
      DATABASE_URL: infrastructure.postgresUrl('monolith'),
      SERVED_BY_HEADER: 'false',
    }),
    log,
    onStarted: (pid) => infrastructure.outlive(pid),
  })
}
