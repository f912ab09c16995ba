import { once } from 'node:events'
import { spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { Failure, lastLines } from '@twofold/infrastructure'
import type { AppDefinition } from './app-process.js'

/** Brings an app's database to its newest form and seeds it. */
export async function prepareApp(definition: AppDefinition, signal?: AbortSignal): Promise<void> {
  const { name, main, environment, log, onStarted } = definition
  const output = openSync(log, 'a')
  const child = spawn(process.execPath, [main, 'prepare'], {
    detached: true,
    env: environment,
    stdio: ['pipe', output, output],
  })
  closeSync(output)
  if (child.pid) onStarted(child.pid)
  const interrupt = () => child.kill('SIGTERM')
  signal?.addEventListener('abort', interrupt)
  const [code, by] = await once(child, 'exit')
  signal?.removeEventListener('abort', interrupt)
  signal?.throwIfAborted()
  if (code === 0) return
  const how = `ended with ${by ?? `code ${code}`}`
  throw new Failure(
    `The database of ${name} could not be prepared: it ${how}. The end of its log, ${log}:\n${lastLines(log)}`,
  )
}
