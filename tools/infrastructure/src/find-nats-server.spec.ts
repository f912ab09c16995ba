import { chmodSync, copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { type FindOptions, findNatsServer, type Way } from './find-nats-server.js'
import { natsServerVersion } from './nats-server-version.js'
import { testFolder } from './test-folder.js'

let root: string
let told: string[]

beforeEach(() => {
  root = testFolder()
  told = []
})

/** A program that says it is that version. */
function fakeServer(path: string, version: string): string {
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, `#!/bin/sh\necho "nats-server: v${version}"\n`)
  chmodSync(path, 0o755)
  return path
}

function find(environment: NodeJS.ProcessEnv, ...ways: Way[]): Promise<string> {
  const options: FindOptions = {
    cache: join(root, 'bin'),
    onProgress: (message) => told.push(message),
    environment,
    ways,
  }
  return findNatsServer(options)
}

describe('looking for nats-server', () => {
  it('takes the one that NATS_SERVER names, whatever is on the PATH', async () => {
    const named = fakeServer(join(root, 'mine'), '2.11.0')
    fakeServer(join(root, 'path', 'nats-server'), '2.15.0')
    expect(await find({ NATS_SERVER: named, PATH: join(root, 'path') })).toBe(named)
  })

  it('refuses one named by NATS_SERVER that is too old', async () => {
    const named = fakeServer(join(root, 'mine'), '2.9.10')
    await expect(find({ NATS_SERVER: named })).rejects.toThrow('is nats-server 2.9.10; 2.10 or newer is needed')
  })

  it('refuses one named by NATS_SERVER that does not run', async () => {
    await expect(find({ NATS_SERVER: '/nowhere' })).rejects.toThrow('/nowhere is not a nats-server that runs')
  })

  it('skips an old one on the PATH, and says so', async () => {
    const old = fakeServer(join(root, 'old', 'nats-server'), '2.9.10')
    const good = fakeServer(join(root, 'good', 'nats-server'), '2.10.0')
    expect(await find({ PATH: `${join(root, 'old')}:${join(root, 'good')}` })).toBe(good)
    expect(told).toEqual([`skipping ${old}: version 2.9.10 is older than 2.10`])
  })

  it('fetches one where there is none, and finds it the next time', async () => {
    const source = fakeServer(join(root, 'source'), natsServerVersion)
    const found = await find({ PATH: '' }, async (target) => copyFileSync(source, target))
    expect(await find({ PATH: '' })).toBe(found)
  })

  it('tries the ways to fetch it in turn, and tells what to do when none works', async () => {
    const failing = (reason: string) => () => Promise.reject(new Error(reason))
    const message = await find({ PATH: '' }, failing('no network'), failing('no Go')).catch((error) => error.message)
    expect(message).toContain('- no network')
    expect(message).toContain('- no Go')
    expect(message).toContain('npm start monolith')
  })
})
