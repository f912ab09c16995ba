import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { AlreadyRunning, PortTaken } from './failure.js'
import type { Infrastructure } from './infrastructure.js'
import { isAlive, markOf } from './process-identity.js'
import { settleEarlierRun } from './run-lock.js'
import { startInfrastructure } from './start-infrastructure.js'
import { testFolder } from './test-folder.js'

// Seconds on a quiet machine; several times that where all projects' tests run at once.
vi.setConfig({ testTimeout: 60_000 })

const repository = fileURLToPath(new URL('../../..', import.meta.url))

async function query(url: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(statement)).rows
  } finally {
    await client.end()
  }
}

describe('an infrastructure for tests', () => {
  let infrastructure: Infrastructure

  beforeAll(async () => {
    infrastructure = await startInfrastructure({ directory: repository, ephemeral: true })
  })

  afterAll(() => infrastructure.stop())

  it('makes databases that their own role alone can enter', async () => {
    const orders = await infrastructure.createDatabase('orders')
    const payments = await infrastructure.createDatabase('payments')
    await query(orders, 'CREATE TABLE kept (id int)')
    expect(await infrastructure.createDatabase('orders')).toBe(orders)
    expect(await query(orders, 'SELECT * FROM kept')).toEqual([])
    await expect(query(infrastructure.postgresUrl('orders', 'payments'), 'SELECT 1')).rejects.toThrow(
      'permission denied',
    )
    await expect(query(payments.replace(/:[^:@]+@/, ':guessed@'), 'SELECT 1')).rejects.toThrow('authentication failed')
  })

  it('restarts killed servers on the same ports, with what they had confirmed', async () => {
    const url = await infrastructure.createDatabase('inventory')
    await query(url, 'CREATE TABLE kept AS SELECT 1 AS id')
    for (const server of [infrastructure.postgres, infrastructure.nats]) {
      server.kill('SIGKILL')
      expect((await server.exit).signal).toBe('SIGKILL')
      await server.restart()
    }
    expect(await query(url, 'SELECT id FROM kept')).toEqual([{ id: 1 }])
  })

  it('leaves nothing behind when it is stopped', async () => {
    const processes = [infrastructure.postgres.mark, infrastructure.nats.mark]
    const folder = dirname(infrastructure.logDirectory)
    await infrastructure.stop()
    expect(processes.map(isAlive)).toEqual([false, false])
    expect(existsSync(folder)).toBe(false)
  })
})

it('leaves nothing behind when its owner is killed, once the clients have gone', async () => {
  const module = new URL('./start-infrastructure.ts', import.meta.url).href
  const script = `
    const { startInfrastructure } = await import('${module}')
    const infrastructure = await startInfrastructure({ directory: process.argv[1], ephemeral: true, nats: false })
    infrastructure.outlive(Number(process.argv[2]))
    console.log(JSON.stringify({ server: infrastructure.postgres.pid, folder: infrastructure.logDirectory + '/..' }))`
  const client = spawn('sleep', ['600'])
  const options = ['--import', 'tsx', '--input-type=module', '-e', script, repository, String(client.pid)]
  const owner = spawn(process.execPath, options, { cwd: repository, stdio: ['pipe', 'pipe', 'inherit'] })
  const [line] = await once(owner.stdout, 'data')
  const { server, folder } = JSON.parse(line)
  const mark = markOf(server)

  owner.kill('SIGKILL')
  await once(owner, 'exit')
  expect(isAlive(mark)).toBe(true)
  client.kill('SIGKILL')
  await vi.waitFor(() => expect(existsSync(folder)).toBe(false), { timeout: 10_000 })
  expect(isAlive(mark)).toBe(false)
})

describe('an infrastructure that keeps its data', () => {
  let directory: string

  beforeEach(() => {
    directory = testFolder()
  })

  afterEach(() => rmSync(directory, { recursive: true, force: true }))

  const start = (postgresPort?: number) => startInfrastructure({ directory, nats: false, postgresPort })

  it('is one at a time, refuses a taken port, and has its data again the next time', async () => {
    const first = await start()
    const url = await first.createDatabase('orders')
    await query(url, 'CREATE TABLE kept AS SELECT 1 AS id')
    const port = Number(new URL(url).port)
    await expect(start()).rejects.toThrow(AlreadyRunning)
    await first.stop()

    const second = await start(port)
    expect(await query(url, 'SELECT id FROM kept')).toEqual([{ id: 1 }])
    await second.stop()
    await settleEarlierRun(join(directory, '.twofold'), () => expect.fail('something was left to settle'))
  })

  it('says who has the port that it was told to take', async () => {
    const other = await startInfrastructure({ directory: repository, ephemeral: true, nats: false })
    const port = Number(new URL(other.postgresAddress).port)
    await expect(start(port)).rejects.toThrow(PortTaken)
    await expect(start(port)).rejects.toThrow(
      `Port ${port}, wanted for PostgreSQL, is taken by process ${other.postgres.pid}`,
    )
    await other.stop()
  })
})
