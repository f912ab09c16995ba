import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { getPriority } from 'node:os'
import { describe, expect, it, onTestFinished } from 'vitest'
import { giveWay } from './give-way.js'
import { processTree } from './process-tree.js'

const here = `/proc/self/autogroup`

describe.runIf(process.platform === 'linux')('what gives way', () => {
  it('is a process with all below it, sessions of their own included', async () => {
    // It says so itself, when it has its session.
    const child = `setsid sh -c 'echo started; exec sleep 600'`
    const parent = spawn('sh', ['-c', `${child} & wait`], {
      stdio: ['ignore', 'pipe', 'ignore'],
      detached: true,
    })
    onTestFinished(() => processTree(parent.pid!).forEach((pid) => process.kill(pid)))
    await once(parent.stdout, 'data')
    await giveWay(parent.pid!)
    const pids = processTree(parent.pid!)
    expect(pids.length).toBe(2)
    expect(pids.map(getPriority)).toEqual([10, 10])
    if (existsSync(here))
      for (const pid of pids) expect(readFileSync(`/proc/${pid}/autogroup`, 'utf8')).toMatch(/nice 10$/m)
  })

  it('may have ended', async () => {
    const gone = spawn('true')
    await once(gone, 'exit')
    await expect(giveWay(gone.pid!)).resolves.toBeUndefined()
  })
})
