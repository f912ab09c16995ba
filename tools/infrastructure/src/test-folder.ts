import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** A folder that is gone when the current test has finished. There is a space in its name, as in many people's. */
export function testFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'two fold '))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
