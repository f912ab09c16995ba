import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { followLog } from './follow-log.js'
import { testFolder } from './test-folder.js'

it('hands over whole lines of a file that comes later and grows, characters split between writes included', async () => {
  const file = join(testFolder(), 'app.log')
  const lines: string[] = []
  const log = followLog(file, (line) => lines.push(line))
  const text = Buffer.from('erste\nzwölf\ncut')
  appendFileSync(file, text.subarray(0, 9)) // in the middle of «ö»
  await vi.waitFor(() => expect(lines).toEqual(['erste']))
  appendFileSync(file, text.subarray(9))
  log.stop()
  expect(lines).toEqual(['erste', 'zwölf'])
})
