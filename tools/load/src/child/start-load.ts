import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { Failure } from '@twofold/infrastructure'
import { oneThread } from '@twofold/local'
import type { ClosedLoopOptions, LoadOptions } from '../load-options.js'
import type { LoadProgress, LoadResult } from '../load-result.js'
import type { WorkloadSource } from '../workload.js'
import type { FromChild, ToChild } from './messages.js'

interface InAProcess {
  readonly workload: WorkloadSource
  /** Hears of it each second. */
  readonly onProgress?: (progress: LoadProgress) => void
  /** A command before `node`, to keep it on cores of its own: `['taskset', '-c', '1']`. */
  readonly on?: readonly string[]
}

/** Of an open loop, or of a closed one. */
export type StartLoadOptions = (LoadOptions | ClosedLoopOptions) & InAProcess

/** A load in a process of its own: whatever this one does meanwhile does not disturb it. */
export interface RunningLoad {
  readonly pid: number
  /** When the schedule is over or the load was stopped, and the last answer is there. @throws Failure */
  readonly result: Promise<LoadResult>
  /** Begins a phase that is named so. */
  mark(name: string): void
  /** Sends no more; as {@link result}. */
  stop(): Promise<LoadResult>
  /** Ends the process without a result. */
  kill(): void
}

const main = fileURLToPath(new URL('process.mjs', import.meta.url))

/** Resolves when the load has begun. It ends with this process, whatever ends that. @throws Failure where it cannot begin */
export async function startLoad({ workload, onProgress, on = [], ...options }: StartLoadOptions): Promise<RunningLoad> {
  const child = launch(on)
  const began = told(child, (message) => 'began' in message && message)
  const result = told(child, (message) => 'result' in message && message).then((message) => message.result)
  // Whoever does not wait for it yet should not end for it.
  result.catch(() => {})
  child.on('message', (message: FromChild) => {
    if ('progress' in message) onProgress?.(message.progress)
  })
  tell(child, { begin: { options, workload } })
  await began
  return {
    pid: child.pid!,
    result,
    mark: (name) => tell(child, { mark: name }),
    stop() {
      tell(child, { stop: true })
      return result
    },
    kill: () => void child.kill('SIGKILL'),
  }
}

function launch([command, ...before]: readonly string[]): ChildProcess {
  return fork(main, {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    serialization: 'advanced',
    execPath: command ?? process.execPath,
    execArgv: command === undefined ? [oneThread] : [...before, process.execPath, oneThread],
  })
}

/** The message that `is` is looking for. Rejects where the process tells of an error, or ends without it. */
function told<Message>(child: ChildProcess, is: (message: FromChild) => Message | false): Promise<Message> {
  return new Promise((resolve, reject) => {
    child.on('message', (message: FromChild) => {
      const found = is(message)
      if (found) resolve(found)
      else if ('error' in message) reject(message.isFailure ? new Failure(message.error) : new Error(message.error))
    })
    child.once('error', reject)
    child.once('exit', (code, signal) => reject(new Failure(`The load's process ended early (${signal ?? code}).`)))
  })
}

/** A load that has ended takes no more messages, and needs none. */
function tell(child: ChildProcess, message: ToChild): void {
  if (child.connected) child.send(message)
}
