import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Failure, freePort, type Infrastructure, localFolder, startInfrastructure } from '@twofold/infrastructure'
import pLimit, { type LimitFunction } from 'p-limit'
import { appEnvironment, type Environment, type Ports } from './app-environment.js'
import { AppProcess, type AppDefinition } from './app-process.js'
import { type App, type Shape, shapes } from './apps.js'
import { prepareApp } from './prepare-app.js'
import { repository } from './repository.js'
import { RunningShape } from './running-shape.js'

export interface ShapeOptions {
  /** Where the shape's data is. Without it, the shape starts one for tests and stops it at its own end. */
  infrastructure?: Infrastructure
  /** `local`: the ports of the local run. Without it, free ones. */
  ports?: 'local' | 'free'
  /** More environment variables for an app; an undefined one is taken away. */
  environment?: (app: App) => Environment
  /** The folder of the bundled apps; without it, `dist/apps`. */
  bundles?: string
  /** One file for each process, begun anew; without it, `.twofold/logs/e2e-<shape>`. */
  logDirectory?: string
  /** Whether its databases are there and prepared, so that nothing but its processes has to start. */
  isPrepared?: boolean
  /** What starts the process of an app, the program first; without it, node with its bundle. */
  command?: (app: App, main: string) => readonly string[]
  /** Shared by shapes that start at once, so that they prepare two databases at a time in all. */
  preparations?: LimitFunction
  onProgress?: (message: string) => void
  signal?: AbortSignal
}

/** Starts all processes of a shape on prepared databases; resolves when all are ready. On failure nothing is left running. */
export async function startShape(shape: Shape, options: ShapeOptions = {}): Promise<RunningShape> {
  const { onProgress = () => {}, signal } = options
  const nats = shapes[shape].some(({ needsNats }) => needsNats)
  const infrastructure =
    options.infrastructure ??
    (await startInfrastructure({ directory: repository, ephemeral: true, nats, onProgress, signal }))
  const define = definer(shape, infrastructure, options)
  const running = new RunningShape(shape, infrastructure, {
    ownsInfrastructure: options.infrastructure === undefined,
    defineAnother: async (app, name) => define(app, name, await freePorts(app)),
  })
  try {
    const definitions = await defineAll(shape, define, options)
    if (!options.isPrepared) await prepareAll(definitions, infrastructure, options)
    await running.start(
      definitions.map((definition) => new AppProcess(definition)),
      { onProgress, signal },
    )
    return running
  } catch (error) {
    await running.stop()
    throw error
  }
}

/** Makes and prepares the databases of a shape, and starts nothing. */
export async function prepareShape(shape: Shape, options: ShapeOptions & { infrastructure: Infrastructure }) {
  const { infrastructure } = options
  const definitions = await defineAll(shape, definer(shape, infrastructure, options), options)
  await prepareAll(definitions, infrastructure, options)
}

type Define = ReturnType<typeof definer>

function defineAll(shape: Shape, define: Define, { ports }: ShapeOptions): Promise<AppDefinition[]> {
  return Promise.all(
    shapes[shape].map(async (app) => define(app, app.name, ports === 'local' ? app.ports : await freePorts(app))),
  )
}

async function prepareAll(
  definitions: readonly AppDefinition[],
  infrastructure: Infrastructure,
  options: ShapeOptions,
) {
  const { onProgress = () => {}, signal, preparations = pLimit(2) } = options
  const withDatabase = definitions.filter(({ app }) => app.needsDatabase)
  for (const { app } of withDatabase) await infrastructure.createDatabase(app.name)
  await all(
    withDatabase.map((definition) =>
      preparations(async () => {
        signal?.throwIfAborted()
        onProgress(`preparing the database of ${definition.name}`)
        await prepareApp(definition, signal)
      }),
    ),
  )
}

/** As Promise.all, but lets all of them settle first, so that nothing goes on after a failure. */
async function all(work: Promise<unknown>[]): Promise<void> {
  await Promise.allSettled(work)
  await Promise.all(work)
}

async function freePorts({ ports }: App): Promise<Ports> {
  return { management: await freePort(), ...(ports.http !== undefined && { http: await freePort() }) }
}

function definer(shape: Shape, infrastructure: Infrastructure, options: ShapeOptions) {
  const bundles = options.bundles ?? join(repository, 'dist', 'apps')
  const logs = options.logDirectory ?? join(localFolder(repository), 'logs', `e2e-${shape}`)
  mkdirSync(logs, { recursive: true })
  return (app: App, name: string, ports: Ports): AppDefinition => {
    const main = join(bundles, app.name, 'main.js')
    if (!existsSync(main)) throw new Failure(`${main} is missing. Build it with: npx nx run-many -t bundle`)
    const log = join(logs, `${name}.log`)
    rmSync(log, { force: true })
    const environment = appEnvironment(app, ports, infrastructure, options.environment?.(app))
    const command = options.command?.(app, main)
    return { name, app, main, command, ports, environment, log, onStarted: (pid) => infrastructure.outlive(pid) }
  }
}
