import { chmodSync, mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { localFolder, postgresFolder, temporaryFolder } from './folders.js'
import type { PostgresBinaries } from './postgres-binaries.js'
import { type Cluster, copyCluster, openCluster } from './postgres-cluster.js'
import type { User } from './postgres-user.js'
import { RunLock } from './run-lock.js'
import { clearStalePostmaster } from './stale-postmaster.js'

/** Where one run's files lie. */
export interface Place {
  logs: string
  nats: string
  durable: boolean
  /** Held by a run that keeps its data. */
  lock?: RunLock
  deleteAtEnd: string[]
  openCluster(binaries: PostgresBinaries): Promise<Cluster>
}

interface Options {
  directory: string
  user: User | undefined
  onProgress: (message: string) => void
  signal?: AbortSignal
}

/** The repository's own place, reused by the next run. Throws AlreadyRunning. */
export async function lastingPlace(options: Options): Promise<Place> {
  const { directory, user, onProgress } = options
  const folder = localFolder(directory)
  const lock = await RunLock.take(folder, onProgress)
  return {
    logs: join(folder, 'logs'),
    nats: join(folder, 'nats'),
    durable: true,
    lock,
    deleteAtEnd: [lock.path],
    async openCluster(binaries) {
      const cluster = await openCluster(join(postgresFolder(directory, user), 'postgres'), {
        ...options,
        binaries,
        durable: true,
      })
      clearStalePostmaster(cluster.data)
      return cluster
    },
  }
}

/** A place for one run. A durable one is where the lasting one is: folders for temporary files may lie in memory. */
export function passingPlace(options: Options & { durable: boolean }): Place {
  const { directory, user, durable } = options
  const folder = durable ? folderBeside(directory, user) : temporaryFolder(user)
  return {
    logs: join(folder, 'logs'),
    nats: join(folder, 'nats'),
    durable,
    deleteAtEnd: [folder],
    openCluster(binaries) {
      if (durable) return openCluster(join(folder, 'postgres'), { ...options, binaries })
      const template = join(postgresFolder(directory, user), `postgres-template-${binaries.version}`)
      return copyCluster(template, join(folder, 'postgres'), { ...options, binaries, durable: false })
    },
  }
}

function folderBeside(directory: string, user: User | undefined): string {
  const folder = mkdtempSync(join(postgresFolder(directory, user), 'run-'))
  chmodSync(folder, 0o711)
  return folder
}
