import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import type { AppFacts } from './app-facts.js'

/** The facts of every app, read off its main.ts; takes some seconds. */
export function loadApps(): AppFacts[] {
  const program = join(import.meta.dirname, 'read-apps.mjs')
  return JSON.parse(execFileSync(process.execPath, [program], { encoding: 'utf8', maxBuffer: 2 ** 26 }))
}
