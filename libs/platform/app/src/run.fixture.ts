import { vi } from 'vitest'
import type { Composition } from './composition.js'
import { run } from './run.js'

/** What `node main.js …` of an app prints, and how it ends. */
export async function runIn(app: Composition, ...args: string[]) {
  const printed: string[] = []
  const complained: string[] = []
  let code = 0
  vi.spyOn(console, 'log').mockImplementation((line) => void printed.push(line))
  vi.spyOn(console, 'error').mockImplementation((line) => void complained.push(line))
  vi.spyOn(process, 'exit').mockImplementation((exitCode) => ((code = Number(exitCode)), undefined as never))
  vi.spyOn(process, 'argv', 'get').mockReturnValue(['node', 'main.js', ...args])
  await run(app)
  vi.restoreAllMocks()
  return { code, printed: printed.join('\n'), complained: complained.join('\n') }
}
