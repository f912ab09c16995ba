import { execFileSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { cpuSecondsOf } from './cpu-time.js'

it('counts a child that has ended as well', () => {
  const before = cpuSecondsOf(process.pid)!
  execFileSync(process.execPath, [
    '-e',
    'const end = process.cpuUsage().user + 3e5; while (process.cpuUsage().user < end);',
  ])
  expect(cpuSecondsOf(process.pid)! - before).toBeGreaterThan(0.3)
})

it('says nothing of a process that is not there', () => {
  expect(cpuSecondsOf(2 ** 22 - 1)).toBeUndefined()
})
