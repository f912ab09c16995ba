import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { repository } from '@twofold/local'
import { afterEach, beforeEach, expect, it } from 'vitest'

const script = readFileSync(join(repository, 'tilt/run-app.mjs'), 'utf8')

let folder: string
let first: ChildProcess
let lines: AsyncIterator<string>

const line = async () => (await lines.next()).value as string
const bundle = (code: string) => writeFileSync(join(folder, 'main.mjs'), code)
const serving = (version: string) => `
  process.on('SIGTERM', () => { console.log('${version} drains'); process.exit(0) })
  setInterval(() => {}, 1000)
  console.log('${version} serves')`

/** As the container starts it. */
function start(): void {
  const args = ['--input-type=module', '--eval', script, join(folder, 'main.mjs')]
  first = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  lines = createInterface(first.stdout!)[Symbol.asyncIterator]()
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'run-app-'))
})
afterEach(async () => {
  if (first.exitCode === null) {
    first.kill('SIGTERM')
    await once(first, 'exit')
  }
  rmSync(folder, { recursive: true })
})

it('starts the new bundle once the old one has drained', async () => {
  bundle(serving('one'))
  start()
  expect(await line()).toBe('one serves')
  bundle(serving('two'))
  first.kill('SIGHUP')
  expect(await line()).toBe('one drains')
  expect(await line()).toBe('two serves')
})

it('waits for the next bundle where one ends by itself', async () => {
  bundle("console.log('broken')")
  start()
  expect(await line()).toBe('broken')
  bundle(serving('mended'))
  first.kill('SIGHUP')
  expect(await line()).toBe('mended serves')
})

it('drains the app before it ends', async () => {
  bundle(serving('one'))
  start()
  await line()
  first.kill('SIGTERM')
  expect(await line()).toBe('one drains')
  expect((await once(first, 'exit'))[0]).toBe(0)
})
