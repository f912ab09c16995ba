import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { AlreadyRunning } from './failure.js'
import { isAlive, markOf, type ProcessMark } from './process-identity.js'
import { RunLock, runningOwner, settleEarlierRun } from './run-lock.js'
import { testFolder } from './test-folder.js'

let folder: string
let other: ChildProcess

beforeEach(() => {
  folder = testFolder()
  other = spawn('sleep', ['600'])
})

afterEach(() => other.kill('SIGKILL'))

const nothing = () => {}
const dead: ProcessMark = { pid: 2 ** 22 - 1, started: '1' }

function leave(run: { owner: ProcessMark; keeper?: ProcessMark; servers?: ProcessMark[] }): void {
  writeFileSync(join(folder, 'run.json'), JSON.stringify({ servers: [], ...run }))
}

describe('the lock of a local run', () => {
  it('refuses a second run beside a living one, and names it', async () => {
    leave({ owner: markOf(other.pid!)! })
    await expect(RunLock.take(folder, nothing)).rejects.toThrow(AlreadyRunning)
    await expect(RunLock.take(folder, nothing)).rejects.toThrow(`kill ${other.pid}`)
    expect(runningOwner(folder)).toBe(other.pid)
  })

  it('is taken over from a run that was killed', async () => {
    leave({ owner: dead, keeper: dead, servers: [dead] })
    await RunLock.take(folder, nothing)
    expect(runningOwner(folder)).toBe(process.pid)
  })

  it('is taken over when the process id belongs to another program by now', async () => {
    leave({ owner: { pid: other.pid!, started: 'long ago' } })
    await RunLock.take(folder, nothing)
    expect(runningOwner(folder)).toBe(process.pid)
  })

  it('is taken over when it cannot be read', async () => {
    writeFileSync(join(folder, 'run.json'), '')
    await RunLock.take(folder, nothing)
    expect(JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8')).owner.pid).toBe(process.pid)
  })

  it('waits for the keeper of a killed run, and says so', async () => {
    const keeper = markOf(other.pid!)!
    leave({ owner: dead, keeper })
    const told: string[] = []
    await settleEarlierRun(folder, (message) => {
      told.push(message)
      other.kill('SIGKILL')
    })
    expect(told).toEqual(['the last run was killed: waiting until its servers have stopped'])
    expect(isAlive(keeper)).toBe(false)
  })

  it('stops servers that nobody keeps any more', async () => {
    leave({ owner: dead, keeper: dead, servers: [markOf(other.pid!)!] })
    const [[, signal]] = await Promise.all([once(other, 'exit'), settleEarlierRun(folder, nothing)])
    expect(signal).toBe('SIGINT')
    expect(existsSync(join(folder, 'run.json'))).toBe(false)
  })
})
