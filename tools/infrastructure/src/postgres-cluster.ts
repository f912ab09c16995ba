import { createHmac, randomBytes } from 'node:crypto'
import { chownSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { mkdtemp, rename } from 'node:fs/promises'
import { join } from 'node:path'
import spawn, { type SubprocessError } from 'nano-spawn'
import { Failure } from './failure.js'
import { privateFolder } from './folders.js'
import type { PostgresBinaries } from './postgres-binaries.js'
import type { User } from './postgres-user.js'

/** A data folder of PostgreSQL and the secret that its roles' passwords are made of. */
export interface Cluster {
  data: string
  passwordOf(role: string): string
}

interface Options {
  binaries: PostgresBinaries
  user: User | undefined
  /** Whether the files must be on the disk before they count as written. */
  durable: boolean
  onProgress: (message: string) => void
  signal?: AbortSignal
}

/** Opens the cluster in `folder`, or makes it (2 s). */
export async function openCluster(folder: string, options: Options): Promise<Cluster> {
  if (!existsSync(folder)) await makeCluster(folder, options)
  const cluster = clusterIn(folder)
  requireSameMajor(cluster, options.binaries)
  return cluster
}

/** Makes a cluster in `folder` as a copy of a template (0.1 s), which is made once and kept. */
export async function copyCluster(template: string, folder: string, options: Options): Promise<Cluster> {
  await openCluster(template, options)
  privateFolder(folder, options.user)
  // By its owner's hand, so that the copy has the same owner.
  await spawn('cp', ['-R', `${template}/.`, folder], { ...options.user, cwd: '/' })
  return clusterIn(folder)
}

async function makeCluster(folder: string, { binaries, user, durable, onProgress, signal }: Options): Promise<void> {
  onProgress('making the database cluster (a few seconds, once)')
  const unfinished = await mkdtemp(`${folder}.`)
  privateFolder(unfinished, user)
  const secret = join(unfinished, 'secret')
  writeFileSync(secret, randomBytes(24).toString('hex'), { mode: 0o600 })
  if (user) chownSync(secret, user.uid, user.gid)
  try {
    await spawn(binaries.initdb, initdbArguments(unfinished, secret, durable), {
      ...user,
      cwd: '/',
      env: { LC_ALL: 'C' },
      signal,
    })
    // Only a finished cluster gets the name that is looked for: initdb may be interrupted. If another process was
    // faster, its cluster is as good.
    await rename(unfinished, folder).catch((error) => {
      if (!existsSync(folder)) throw error
    })
  } catch (error) {
    signal?.throwIfAborted()
    const { output, message } = error as SubprocessError
    throw new Failure(`PostgreSQL's data folder could not be made: ${output || message}`)
  } finally {
    rmSync(unfinished, { recursive: true, force: true })
  }
}

function initdbArguments(folder: string, secret: string, durable: boolean): string[] {
  return [
    `--pgdata=${join(folder, 'data')}`,
    '--username=postgres',
    `--pwfile=${secret}`,
    // Trust would let every user of this machine run programs as PostgreSQL's user (COPY … TO PROGRAM).
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // PostgreSQL's own locale: the same order of words on Linux and macOS.
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    ...(durable ? [] : ['--no-sync', '--wal-segsize=1']),
  ]
}

function clusterIn(folder: string): Cluster {
  const secret = readFileSync(join(folder, 'secret'), 'utf8')
  return {
    data: join(folder, 'data'),
    passwordOf: (role) =>
      role === 'postgres' ? secret : createHmac('sha256', secret).update(role).digest('hex').slice(0, 32),
  }
}

function requireSameMajor({ data }: Cluster, { version }: PostgresBinaries): void {
  const written = readFileSync(join(data, 'PG_VERSION'), 'utf8').trim()
  if (written === version.split('.')[0]) return
  throw new Failure(
    `The local data was written by PostgreSQL ${written}, and this is ${version}. Delete it with: npm run reset`,
  )
}
