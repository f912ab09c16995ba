import { spawn } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { clearStalePostmaster } from './stale-postmaster.js'
import { testFolder } from './test-folder.js'

it.each([
  ['nobody', 2 ** 22 - 1],
  ['another program', process.pid],
])("deletes PostgreSQL's lock when its process id belongs to %s", (_, pid) => {
  const data = testFolder()
  const lock = join(data, 'postmaster.pid')
  writeFileSync(lock, `${pid}\n${data}\n`)
  clearStalePostmaster(data)
  expect(existsSync(lock)).toBe(false)
})

it('keeps the lock of a server that is alive', () => {
  const data = testFolder()
  const server = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)', data])
  writeFileSync(join(data, 'postmaster.pid'), `${server.pid}\n${data}\n`)
  try {
    expect(() => clearStalePostmaster(data)).toThrow(`kill -INT ${server.pid}`)
    expect(existsSync(join(data, 'postmaster.pid'))).toBe(true)
  } finally {
    server.kill('SIGKILL')
  }
})

it('does not mind where there is no lock', () => {
  expect(() => clearStalePostmaster(testFolder())).not.toThrow()
})
