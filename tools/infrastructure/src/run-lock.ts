import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { AlreadyRunning, Failure } from './failure.js'
import { isAlive, markOf, type ProcessMark } from './process-identity.js'

/** Who uses the local data, kept beside it. */
interface Run {
  owner: ProcessMark
  keeper?: ProcessMark
  servers: ProcessMark[]
}

/** The process that uses the local data of `folder` now, if there is one. */
export function runningOwner(folder: string): number | undefined {
  const run = read(folder)
  return run && isAlive(run.owner) ? run.owner.pid : undefined
}

/**
 * Makes sure that no process of an earlier run is left. One that was killed stops its servers by itself: waits for that.
 * Throws AlreadyRunning where the other run is alive.
 */
export async function settleEarlierRun(folder: string, onProgress: (message: string) => void): Promise<void> {
  const run = read(folder)
  if (run && isAlive(run.owner)) throw new AlreadyRunning(run.owner.pid)
  if (isAlive(run?.keeper)) onProgress('the last run was killed: waiting until its servers have stopped')
  await untilDead([run?.keeper], 40_000)
  await stopLeftovers(run?.servers ?? [])
  rmSync(lockOf(folder), { force: true })
}

/** Ends servers whose keeper was killed as well. */
export async function stopLeftovers(servers: (ProcessMark | undefined)[]): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    const left = servers.filter(isAlive)
    if (left.length === 0) return
    for (const server of left) process.kill(server!.pid, signal)
    await untilDead(left, 10_000)
  }
}

export class RunLock {
  private readonly run: Run = { owner: markOf(process.pid)!, servers: [] }

  private constructor(readonly path: string) {}

  static async take(folder: string, onProgress: (message: string) => void): Promise<RunLock> {
    await settleEarlierRun(folder, onProgress)
    const lock = new RunLock(lockOf(folder))
    const complete = `${lock.path}.${process.pid}`
    try {
      writeFileSync(complete, JSON.stringify(lock.run))
      linkSync(complete, lock.path) // of two runs that come at once, one fails here
    } catch (error) {
      const other = runningOwner(folder)
      throw other === undefined ? new Failure(`${lock.path}: ${(error as Error).message}`) : new AlreadyRunning(other)
    } finally {
      rmSync(complete, { force: true })
    }
    return lock
  }

  noteKeeper(pid: number): void {
    this.run.keeper = markOf(pid)
    this.write()
  }

  noteServer(pid: number): void {
    const mark = markOf(pid)
    if (mark) this.run.servers.push(mark)
    this.write()
  }

  private write(): void {
    writeFileSync(`${this.path}.new`, JSON.stringify(this.run))
    renameSync(`${this.path}.new`, this.path)
  }
}

function lockOf(folder: string): string {
  return join(folder, 'run.json')
}

/** Undefined where there is none, or one that a power failure has cut off. */
function read(folder: string): Run | undefined {
  try {
    return JSON.parse(readFileSync(lockOf(folder), 'utf8'))
  } catch {
    return undefined
  }
}

async function untilDead(marks: (ProcessMark | undefined)[], patience: number): Promise<void> {
  const deadline = Date.now() + patience
  while (marks.some(isAlive) && Date.now() < deadline) await sleep(50)
}
