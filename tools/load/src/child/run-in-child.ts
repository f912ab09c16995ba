import { Failure } from '@twofold/infrastructure'
import { ClosedLoop } from '../closed-loop.js'
import type { ClosedLoopOptions, LoadOptions } from '../load-options.js'
import type { LoadProgress } from '../load-result.js'
import { OpenLoop } from '../open-loop.js'
import type { Workload } from '../workload.js'
import type { FromChild, ToChild } from './messages.js'

let loop: OpenLoop | ClosedLoop | undefined

// Ctrl-C reaches the whole process group: how the load ends then is for the parent to say, or for its end to tell.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {})
process.on('disconnect', () => process.exit(1))

process.on('message', (message: ToChild) => {
  if ('mark' in message) loop?.mark(message.mark)
  else if ('stop' in message) loop?.stop()
  else
    void begin(message.begin)
      .catch(tellError)
      .finally(() => process.disconnect())
})

async function begin({ options, workload }: Extract<ToChild, { begin: unknown }>['begin']): Promise<void> {
  const source = (await import(workload.module)) as { workload(options: unknown): Promise<Workload> }
  const made = await source.workload(workload.options)
  const onProgress = (progress: LoadProgress) => void tell({ progress })
  loop = isClosed(options) ? new ClosedLoop(options, made, onProgress) : new OpenLoop(options, made, onProgress)
  await tell({ began: true })
  await tell({ result: await loop.run() })
}

function tell(message: FromChild): Promise<void> {
  return new Promise((resolve) => process.send!(message, undefined, undefined, () => resolve()))
}

async function tellError(error: Error): Promise<void> {
  const isFailure = error instanceof Failure
  await tell({ error: isFailure ? error.message : (error.stack ?? error.message), isFailure })
}

function isClosed(options: LoadOptions | ClosedLoopOptions): options is ClosedLoopOptions {
  return options.schedule.some((step) => 'concurrency' in step)
}
