import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Failure } from './failure.js'
import { commandOf } from './process-identity.js'

/**
 * Deletes the lock that a killed PostgreSQL left, if its process id belongs to nobody or to another program by now:
 * PostgreSQL itself would refuse to start in the latter case. Throws Failure where that server is alive.
 */
export function clearStalePostmaster(data: string): void {
  const lock = join(data, 'postmaster.pid')
  const pid = pidIn(lock)
  if (pid === undefined) return
  if (commandOf(pid)?.includes(data)) {
    throw new Failure(`A PostgreSQL that this run did not start uses the local data. Stop it: kill -INT ${pid}`)
  }
  rmSync(lock)
}

function pidIn(lock: string): number | undefined {
  try {
    return Number.parseInt(readFileSync(lock, 'utf8'), 10)
  } catch {
    return undefined
  }
}
