import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { findNatsServer } from './find-nats-server.js'
import { localFolder, postgresFolder } from './folders.js'
import { Infrastructure } from './infrastructure.js'
import { Keeper } from './keeper.js'
import { lastingPlace, passingPlace, type Place } from './place.js'
import { type PostgresBinaries, postgresBinaries } from './postgres-binaries.js'
import type { Cluster } from './postgres-cluster.js'
import { postgresUser, type User } from './postgres-user.js'
import { startNats } from './start-nats.js'
import { startPostgres } from './start-postgres.js'

export interface InfrastructureOptions {
  /** The repository's root: what is kept between runs lies in its `.twofold` folder. */
  directory: string
  /** Data of its own, gone after stop. */
  ephemeral?: boolean
  /** Whether what counts as written is on the disk: of an ephemeral one only where it is said, since tests are in a hurry. */
  durable?: boolean
  /** Whether to start NATS as well: true if absent. */
  nats?: boolean
  /** Without it, a free port. A taken one throws PortTaken. */
  postgresPort?: number
  natsPort?: number
  /** NATS' monitoring over HTTP; without it, off. */
  natsMonitoringPort?: number
  /** Where `postgres.log` and `nats.log` go. */
  logDirectory?: string
  onProgress?: (message: string) => void
  signal?: AbortSignal
}

/** Starts the servers, and resolves when they serve. Throws Failure (or a kind of it) with what a person can do. */
export async function startInfrastructure(options: InfrastructureOptions): Promise<Infrastructure> {
  const { directory, nats = true, ephemeral = false, onProgress = () => {}, signal } = options
  const user = postgresUser(onProgress)
  const binaries = await postgresBinaries(postgresFolder(directory, user), user)
  const program = nats
    ? await findNatsServer({ cache: join(localFolder(directory), 'bin'), onProgress, signal })
    : undefined
  const where = { directory, user, onProgress, signal }
  const place = ephemeral ? passingPlace({ ...where, durable: options.durable ?? false }) : await lastingPlace(where)
  return startIn(place, { ...options, user, binaries, program })
}

interface Programs {
  user: User | undefined
  binaries: PostgresBinaries
  program: string | undefined
}

async function startIn(place: Place, options: InfrastructureOptions & Programs): Promise<Infrastructure> {
  const logDirectory = options.logDirectory ?? place.logs
  const cleanUp = () => place.deleteAtEnd.forEach((path) => rmSync(path, { recursive: true, force: true }))
  let keeper: Keeper | undefined
  try {
    mkdirSync(logDirectory, { recursive: true })
    for (const name of ['keeper', 'postgres', 'nats']) rmSync(join(logDirectory, `${name}.log`), { force: true })
    const cluster = await place.openCluster(options.binaries)
    keeper = await Keeper.start({ log: join(logDirectory, 'keeper.log'), deleteAtEnd: place.deleteAtEnd })
    place.lock?.noteKeeper(keeper.pid)
    const servers = await startServers(keeper, cluster, place, { ...options, logDirectory })
    options.signal?.throwIfAborted()
    return new Infrastructure({ keeper, cluster, ...servers, logDirectory, cleanUp })
  } catch (error) {
    if (!(await keeper?.end())) cleanUp()
    throw error
  }
}

type ServerOptions = InfrastructureOptions & Programs & { logDirectory: string }

async function startServers(keeper: Keeper, cluster: Cluster, place: Place, options: ServerOptions) {
  const { user, binaries, program, logDirectory: logs, postgresPort, natsPort, natsMonitoringPort } = options
  const common = { keeper, logs, onStarted: (pid: number) => place.lock?.noteServer(pid) }
  const { durable, nats: folder } = place
  const postgres = await startPostgres({ ...common, binaries, cluster, user, durable, port: postgresPort })
  if (program === undefined) return { postgres }
  const nats = await startNats({ ...common, program, folder, port: natsPort, monitoringPort: natsMonitoringPort })
  return { postgres, nats }
}
