import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { freePort } from '@twofold/infrastructure'
import { type App, appEnvironment, AppProcess } from '@twofold/local'
import { type BaselineProgram, bundleOf } from '../baselines/bundle-baselines.js'
import { on } from '../machine/cpu-sets.js'
import type { Rig } from '../rig/rig.js'
import type { BenchSystem } from './bench-system.js'

interface BaselineOptions {
  readonly name: string
  readonly title: string
  readonly what: string
  /** The one with the door first. */
  readonly programs: readonly BaselineProgram[]
  readonly databases?: readonly string[]
  readonly usesNats?: boolean
}

/** A system written by hand, beside which the shop is seen. */
export function baseline(options: BaselineOptions): BenchSystem {
  const { name, title, what, programs, databases = [], usesNats = false } = options
  const counts = Object.fromEntries([...programs, ...(usesNats ? ['nats'] : [])].map((program) => [program, 1]))
  return {
    about: { name, title, kind: 'baseline', what, processes: counts },
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

async function define(program: BaselineProgram, { infrastructure, cpus, logs }: Rig): Promise<AppProcess> {
  const ports = { http: await freePort(), management: await freePort() }
  const app: App = { name: program, what: '', ports, needsNats: true, needsDatabase: false, stops: 1 }
  const main = bundleOf(program)
  const log = join(logs, `${program}.log`)
  mkdirSync(logs, { recursive: true })
  rmSync(log, { force: true })
  return new AppProcess({
    name: program,
    app,
    main,
    command: [...on(cpus.system), process.execPath, main],
    ports,
    environment: appEnvironment(app, ports, infrastructure, { DATABASE_URL: infrastructure.postgresUrl('monolith') }),
    log,
    onStarted: (pid) => infrastructure.outlive(pid),
  })
}
