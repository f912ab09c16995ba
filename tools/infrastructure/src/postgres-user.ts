import { execFileSync } from 'node:child_process'
import { Failure } from './failure.js'

/** The user that PostgreSQL runs as, where that is another than this process's own. */
export interface User {
  uid: number
  gid: number
}

/** PostgreSQL refuses to run as root: for root this is the user `postgres`, made where it is missing. Else undefined. */
export function postgresUser(onProgress: (message: string) => void): User | undefined {
  if (process.getuid?.() !== 0) return undefined
  return find('postgres') ?? find('_postgres') ?? create(onProgress)
}

function find(name: string): User | undefined {
  try {
    return { uid: id('-u', name), gid: id('-g', name) }
  } catch {
    return undefined
  }
}

function id(flag: string, name: string): number {
  return Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
}

function create(onProgress: (message: string) => void): User {
  onProgress('making the system user postgres, since PostgreSQL refuses to run as root')
  try {
    const options = ['--system', '--user-group', '--no-create-home', '--shell', '/bin/false']
    execFileSync('useradd', [...options, 'postgres'], { stdio: ['ignore', 'ignore', 'pipe'] })
  } catch (error) {
    throw new Failure(
      `PostgreSQL refuses to run as root, and the user postgres could not be made: ${(error as Error).message.trim()}\n` +
        'Start as an ordinary user, or make a user named postgres.',
    )
  }
  return find('postgres')!
}
