import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { create } from 'tar'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { downloadNatsServer } from './download-nats-server.js'
import { versionOfNatsServer } from './nats-server-version.js'
import { testFolder } from './test-folder.js'

const program = '#!/bin/sh\necho "nats-server: v2.15.2"\n'

let cache: string
let publisher: Server
/** What the publisher answers by file name; a name without an answer is kept waiting. */
let answer: (name: string) => Buffer | string | undefined | number

beforeEach(async () => {
  cache = testFolder()
  publisher = createServer((request, response) => {
    const content = answer(request.url!.split('/').pop()!)
    if (typeof content === 'number') response.writeHead(content).end()
    else if (content !== undefined) response.end(content)
  })
  await new Promise<void>((resolve) => publisher.listen(0, '127.0.0.1', resolve))
})

afterEach(() => {
  publisher.closeAllConnections()
  publisher.close()
})

/** A release archive as it is published: one folder with the program and its licence. */
async function archive(): Promise<Buffer> {
  const source = testFolder()
  mkdirSync(join(source, 'nats-server-v2.15.2'))
  writeFileSync(join(source, 'nats-server-v2.15.2', 'nats-server'), program, { mode: 0o755 })
  writeFileSync(join(source, 'nats-server-v2.15.2', 'LICENSE'), 'Apache')
  await create({ gzip: true, cwd: source, file: join(source, 'a.tar.gz') }, ['nats-server-v2.15.2'])
  return readFileSync(join(source, 'a.tar.gz'))
}

function download(patience = 10_000): Promise<void> {
  const { port } = publisher.address() as AddressInfo
  const release = { url: `http://127.0.0.1:${port}/v2.15.2`, patience }
  return downloadNatsServer(join(cache, 'nats-server'), { cache, onProgress: () => {} }, release)
}

const sha256 = (content: Buffer) => createHash('sha256').update(content).digest('hex')

describe('downloading nats-server', () => {
  it('leaves the program alone in the cache, ready to run', async () => {
    const content = await archive()
    let asked = ''
    answer = (name) => {
      if (name === 'SHA256SUMS') return sums(content)
      asked = name
      return content
    }
    await download()
    expect(asked).toMatch(/^nats-server-v2\.15\.2-(linux|darwin)-\w+\.tar\.gz$/)
    expect(readdirSync(cache)).toEqual(['nats-server'])
    expect(await versionOfNatsServer(join(cache, 'nats-server'))).toBe('2.15.2')
  })

  it('refuses an archive with another checksum than the published one', async () => {
    const content = await archive()
    answer = (name) => (name === 'SHA256SUMS' ? sums(Buffer.from('something else')) : content)
    await expect(download()).rejects.toThrow(`its checksum is ${sha256(content)}`)
    expect(readdirSync(cache)).toEqual([])
  })

  it('refuses an archive that the checksums do not list', async () => {
    const content = await archive()
    answer = (name) => (name === 'SHA256SUMS' ? `${sha256(content)}  another.tar.gz\n` : content)
    await expect(download()).rejects.toThrow('SHA256SUMS does not list')
  })

  it('says which file was missing', async () => {
    answer = () => 404
    await expect(download()).rejects.toThrow('SHA256SUMS: HTTP 404')
  })

  it('gives up on a server that says nothing', async () => {
    answer = () => undefined
    await expect(download(50)).rejects.toThrow('said nothing for 0.05 s')
  })
})

/** As published, for every machine that these tests may run on. */
function sums(content: Buffer): string {
  const systems = ['linux-amd64', 'linux-arm64', 'darwin-amd64', 'darwin-arm64']
  return systems.map((system) => `${sha256(content)}  nats-server-v2.15.2-${system}.tar.gz\n`).join('')
}
