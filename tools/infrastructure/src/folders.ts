import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  accessSync,
  chmodSync,
  constants,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Failure } from './failure.js'
import type { User } from './postgres-user.js'

/** Everything local that is not PostgreSQL's: logs, downloaded programs, the run's lock. */
export function localFolder(directory: string): string {
  const folder = join(directory, '.twofold')
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.W_OK)
  } catch {
    throw new Failure(
      `${folder} cannot be written to. If a run as another user (root?) made it, delete it as that user.`,
    )
  }
  return folder
}

/** Where PostgreSQL's files can lie: in the local folder, or elsewhere if its user cannot get there (below a home of mode 0700). */
export function postgresFolder(directory: string, user: User | undefined): string {
  const folder = localFolder(directory)
  return user === undefined || canEnter(folder, user) ? folder : makeReachableFolder(directory)
}

/** A new folder for one test run, which `user` can enter. */
export function temporaryFolder(user: User | undefined): string {
  for (const parent of new Set([tmpdir(), '/var/tmp', '/tmp'])) {
    if (!existsSync(parent)) continue
    const folder = mkdtempSync(join(parent, 'twofold-test-'))
    if (user === undefined) return folder
    chmodSync(folder, 0o711)
    if (canEnter(folder, user)) return folder
    rmSync(folder, { recursive: true })
  }
  throw new Failure("No folder for temporary files can be entered by PostgreSQL's user. Point TMPDIR at one.")
}

/** Makes a folder that belongs to `user` and is closed to everyone else. */
export function privateFolder(path: string, user: User | undefined): void {
  mkdirSync(path, { recursive: true, mode: 0o700 })
  if (user) chownSync(path, user.uid, user.gid)
}

/** Tried, not worked out from modes: access lists, mounts and security modules have a say as well. */
export function canEnter(folder: string, user: User): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd "$0"', folder], { ...user, cwd: '/', stdio: 'ignore' }).status === 0
}

/** Where `makeReachableFolder` puts things; reset deletes it. */
export function reachableFolder(directory: string): string {
  const id = createHash('sha256').update(realpathSync(directory)).digest('hex').slice(0, 12)
  return `/var/tmp/twofold-${id}`
}

function makeReachableFolder(directory: string): string {
  const folder = reachableFolder(directory)
  if (!existsSync(folder)) mkdirSync(folder, { mode: 0o711 })
  const { uid, mode } = lstatSync(folder)
  // Anybody may make folders there: one that another user made, or may write to, is not ours to trust.
  const isOurs = lstatSync(folder).isDirectory() && uid === process.getuid?.() && (mode & 0o022) === 0
  if (!isOurs) throw new Failure(`${folder} exists and is not this user's alone. Delete it and start again.`)
  return folder
}
