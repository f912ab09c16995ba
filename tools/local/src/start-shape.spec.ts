import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Infrastructure, startInfrastructure } from '@twofold/infrastructure'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { allShapes, domainServices, type Shape, shapes } from './apps.js'
import { memoryOf } from './memory.js'
import { repository } from './repository.js'
import type { RunningShape } from './running-shape.js'
import { startShape } from './start-shape.js'
import { testFolder } from './test-folder.js'

// Seconds on a quiet machine; several times that where all projects' tests run at once.
vi.setConfig({ testTimeout: 60_000 })

/** Behaves to the outside as an app does, without being one. */
const standIn = `
  import { appendFileSync } from 'node:fs'
  import { createServer } from 'node:http'
  import { basename, dirname } from 'node:path'
  const { HTTP_PORT, MANAGEMENT_PORT, DATABASE_URL, NATS_URL, JOURNAL, FAILS } = process.env
  const name = basename(dirname(process.argv[1]))
  const note = (what) => appendFileSync(JOURNAL, name + ' ' + what + '\\n')
  if (FAILS) throw new Error('the configuration is wrong')
  if (process.argv[2] === 'prepare') note('prepared')
  else {
    const listen = (port) => createServer((_, response) => response.end(JSON.stringify({ DATABASE_URL, NATS_URL }))).listen(port)
    listen(MANAGEMENT_PORT)
    if (HTTP_PORT) listen(HTTP_PORT)
    const end = () => (note('ended'), process.exit(0))
    process.on('SIGTERM', end)
    process.stdin.resume().on('end', end)
  }`

let infrastructure: Infrastructure
let bundles: string
let journal: string
let running: RunningShape | undefined

beforeAll(async () => {
  infrastructure = await startInfrastructure({ directory: repository, ephemeral: true })
})

afterAll(() => infrastructure.stop())

beforeEach(() => {
  bundles = testFolder()
  journal = join(bundles, 'journal')
  writeFileSync(join(bundles, 'package.json'), '{ "type": "module" }')
  writeFileSync(journal, '')
  for (const { name } of allShapes.flatMap((shape) => shapes[shape])) {
    mkdirSync(join(bundles, name))
    writeFileSync(join(bundles, name, 'main.js'), standIn)
  }
})

afterEach(() => running?.stop())

async function start(shape: Shape, failing?: string): Promise<RunningShape> {
  running = await startShape(shape, {
    infrastructure,
    bundles,
    logDirectory: join(bundles, 'logs'),
    environment: ({ name }) => ({ JOURNAL: journal, FAILS: name === failing ? 'yes' : undefined }),
  })
  return running
}

const noted = (what: string) =>
  readFileSync(journal, 'utf8')
    .split('\n')
    .filter((line) => line.endsWith(` ${what}`))
    .map((line) => line.split(' ')[0])

describe('a shape', () => {
  it('is ready with its database prepared, and without NATS where it needs none', async () => {
    const { baseUrl, processes } = await start('monolith')
    expect(noted('prepared')).toEqual(['monolith'])
    expect(await (await fetch(baseUrl)).json()).toEqual({ DATABASE_URL: infrastructure.postgresUrl('monolith') })
    expect(memoryOf(processes.get('monolith')!.pid)).toBeGreaterThan(1_000_000)
  })

  it('gives each app just what it needs', async () => {
    const shape = await start('services')
    const given = async (name: string) => (await fetch(shape.process(name).managementUrl)).json()
    expect(await given('gateway')).toEqual({ NATS_URL: infrastructure.natsUrl })
    expect(await given('orders')).toEqual({
      DATABASE_URL: infrastructure.postgresUrl('orders'),
      NATS_URL: infrastructure.natsUrl,
    })
    expect(noted('prepared').sort()).toEqual([...domainServices].sort())
  })

  it('stops the door first, then orders, then the others', async () => {
    await (await start('services')).stop()
    const ended = noted('ended')
    expect(ended.slice(0, 2)).toEqual(['gateway', 'orders'])
    expect(ended.slice(2).sort()).toEqual(domainServices.filter((name) => name !== 'orders').sort())
  })

  it('restarts one killed app on its ports, with the others untouched', async () => {
    const shape = await start('services')
    const [catalog, orders] = [shape.process('catalog'), shape.process('orders')]
    const before = { catalog: catalog.pid, orders: orders.pid, url: catalog.managementUrl }
    catalog.kill('SIGKILL')
    expect((await catalog.exit).signal).toBe('SIGKILL')
    await catalog.restart()
    expect(catalog.pid).not.toBe(before.catalog)
    expect(catalog.managementUrl).toBe(before.url)
    expect(orders.pid).toBe(before.orders)
  })

  it('runs a second instance of an app, and stops both', async () => {
    const shape = await start('monolith')
    const second = await shape.startAnother('monolith')
    expect(second.name).toBe('monolith-2')
    expect((await fetch(second.url!)).ok).toBe(true)
    await shape.stop()
    expect(noted('ended')).toEqual(['monolith', 'monolith'])
  })

  it('fails with the log of the app that did not start, and stops the others', async () => {
    const message = await start('services', 'gateway').catch((error) => error.message)
    expect(message).toContain('gateway did not start: it ended with code 1')
    expect(message).toContain('Error: the configuration is wrong')
    expect(() => execFileSync('pgrep', ['-f', bundles])).toThrow('Command failed') // as it does where it finds none
  })

  it('fails with the log of a database that could not be prepared, and starts nothing', async () => {
    const message = await start('services', 'orders').catch((error) => error.message)
    expect(message).toContain('The database of orders could not be prepared: it ended with code 1')
    expect(noted('ended')).toEqual([])
  })
})
