import { join } from 'node:path'
import {
  freePort,
  type Infrastructure,
  localFolder,
  requireFreePort,
  settleEarlierRun,
  startInfrastructure,
} from '@twofold/infrastructure'
import { Listr, type ListrTask } from 'listr2'
import pLimit from 'p-limit'
import { type App, type Shape, shapes } from './apps.js'
import { bundleApps } from './bundle-apps.js'
import { repository } from './repository.js'
import type { RunningShape } from './running-shape.js'
import { startShape } from './start-shape.js'

/** PostgreSQL and NATS take these where they are free, and others where they are not: nobody types them. */
const usualPorts = { postgres: 25_432, nats: 24_222 }

interface Options {
  shapes: readonly Shape[]
  /** Ready-made bundles instead of building them. */
  bundles?: string
  signal: AbortSignal
}

/** The steps of `npm start`, shown as they go, and what they have brought up. */
export class LocalRun {
  infrastructure!: Infrastructure
  readonly running: RunningShape[] = []
  private readonly steps: Promise<unknown>[] = []
  private readonly failed = new AbortController()
  private reason: unknown
  private readonly signal: AbortSignal

  constructor(private readonly options: Options) {
    this.signal = AbortSignal.any([options.signal, this.failed.signal])
  }

  /** Resolves when all is ready. On failure nothing is left running. */
  async start(): Promise<void> {
    try {
      await new Listr(this.tasks(), {
        concurrent: false,
        registerSignalListeners: false, // it would end this process with its children still running
        fallbackRenderer: 'simple',
        fallbackRendererCondition: () => !process.stdout.isTTY || Boolean(process.env.CI),
        rendererOptions: { collapseSubtasks: false, showErrorMessage: false },
      }).run()
    } catch (error) {
      this.reason ??= error
      this.failed.abort(this.reason)
      await Promise.allSettled(this.steps)
      await this.stop(() => {})
      throw this.reason
    }
  }

  /** Ends the shapes side by side, then NATS and PostgreSQL. */
  async stop(tell: (message: string) => void): Promise<void> {
    await Promise.all(this.running.map((shape) => shape.stop({ onProgress: tell })))
    if (!this.infrastructure) return
    tell(`stopping ${this.infrastructure.hasNats ? 'NATS and PostgreSQL' : 'PostgreSQL'}`)
    await this.infrastructure.stop()
  }

  killAll(): void {
    for (const shape of this.running) shape.killAll()
  }

  private tasks(): ListrTask[] {
    const apps = this.options.shapes.flatMap((shape) => shapes[shape])
    return [
      this.step('Look for an earlier run and taken ports', (tell) => this.makeRoomFor(apps, tell)),
      this.buildAndStartServers(apps),
      this.prepareAndStartApps(),
    ]
  }

  private async makeRoomFor(apps: readonly App[], tell: (message: string) => void): Promise<void> {
    await settleEarlierRun(localFolder(repository), tell)
    for (const { name, ports } of apps) {
      if (ports.http) await requireFreePort(ports.http, name)
      await requireFreePort(ports.management, `${name}'s management`)
    }
  }

  private buildAndStartServers(apps: readonly App[]): ListrTask {
    const nats = apps.some((app) => app.needsNats)
    const build = this.step('Apps', (tell) => bundleApps(apps, tell, this.signal))
    const servers = this.step(nats ? 'PostgreSQL and NATS' : 'PostgreSQL', async (tell) => {
      this.infrastructure = await startInfrastructure({
        directory: repository,
        nats,
        postgresPort: await freePort(usualPorts.postgres),
        natsPort: await freePort(usualPorts.nats),
        onProgress: tell,
        signal: this.signal,
      })
    })
    return together(nats ? 'Build the apps and start the servers' : 'Build the app and start the server', [
      { ...build, enabled: () => this.options.bundles === undefined },
      servers,
    ])
  }

  private prepareAndStartApps(): ListrTask {
    const preparations = pLimit(2)
    const start = (shape: Shape) =>
      this.step(shape, async (tell) => {
        const running = await startShape(shape, {
          infrastructure: this.infrastructure,
          ports: 'local',
          bundles: this.options.bundles,
          logDirectory: join(localFolder(repository), 'logs'),
          preparations,
          onProgress: tell,
          signal: this.signal,
        })
        this.running.push(running)
      })
    return together('Prepare the databases and start the apps', this.options.shapes.map(start))
  }

  /** A task whose work is waited for, even where another one fails before. */
  private step(title: string, work: (tell: (message: string) => void) => Promise<void>): ListrTask {
    return {
      title,
      task: (_, task) => {
        const done = work((message) => (task.output = message))
        this.steps.push(done)
        return done.catch((error) => {
          this.reason ??= error
          throw new Error('') // Listr would print the message once a level
        })
      },
    }
  }
}

function together(title: string, tasks: ListrTask[]): ListrTask {
  return { title, task: (_, task) => task.newListr(tasks, { concurrent: true }) }
}
