import { createHash } from 'node:crypto'
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { extract } from 'tar'
import type { FindOptions } from './find-nats-server.js'
import { natsServerVersion } from './nats-server-version.js'

export interface Release {
  /** The folder that holds the archives and SHA256SUMS. */
  url: string
  /** How long the server may stay silent, in milliseconds. */
  patience: number
}

const published: Release = {
  url: `https://github.com/nats-io/nats-server/releases/download/v${natsServerVersion}`,
  patience: 15_000,
}

/** Fetches the pinned release, checks it against the checksums published with it, and puts the program at `target`. */
export async function downloadNatsServer(target: string, options: FindOptions, release = published): Promise<void> {
  const archive = `nats-server-v${natsServerVersion}-${system()}.tar.gz`
  try {
    options.onProgress(`downloading ${archive}`)
    const sums = await download(`${release.url}/SHA256SUMS`, release, options)
    const content = await download(`${release.url}/${archive}`, release, options)
    requireChecksum(content, archive, sums.toString())
    await unpack(content, target)
  } catch (error) {
    options.signal?.throwIfAborted()
    const { message, cause } = error as Error
    throw new Error(`download of ${archive} failed: ${cause instanceof Error ? cause.message : message}`)
  }
}

/** As the archives are named: `linux-amd64`, `darwin-arm64`. */
function system(): string {
  const names: Record<string, string> = { x64: 'amd64', ia32: '386', arm: 'arm7', ppc64: 'ppc64le' }
  return `${process.platform}-${names[process.arch] ?? process.arch}`
}

async function download(url: string, { patience }: Release, { onProgress, signal }: FindOptions): Promise<Buffer> {
  const silence = new AbortController()
  const giveUp = () => silence.abort(new Error(`${new URL(url).host} said nothing for ${patience / 1000} s`))
  const timer = setTimeout(giveUp, patience)
  try {
    const response = await fetch(url, { signal: AbortSignal.any([silence.signal, ...(signal ? [signal] : [])]) })
    if (!response.ok || !response.body) throw new Error(`${basename(url)}: HTTP ${response.status}`)
    const length = Number(response.headers.get('content-length'))
    const chunks: Uint8Array[] = []
    let received = 0
    let told = 0
    for await (const chunk of response.body) {
      timer.refresh()
      chunks.push(chunk)
      received += chunk.length
      const percent = Math.floor((100 * received) / length)
      if (length > 100_000 && percent >= told + 5) onProgress(`downloading ${basename(url)}: ${(told = percent)} %`)
    }
    return Buffer.concat(chunks)
  } finally {
    clearTimeout(timer)
  }
}

function requireChecksum(content: Buffer, archive: string, sums: string): void {
  const lines = sums.split('\n').map((line) => line.trim().split(/\s+\*?/))
  const expected = lines.find(([, name]) => name === archive)?.[0]
  const actual = createHash('sha256').update(content).digest('hex')
  if (expected === undefined) throw new Error(`SHA256SUMS does not list ${archive}`)
  if (actual !== expected.toLowerCase()) throw new Error(`its checksum is ${actual}, where ${expected} was published`)
}

async function unpack(content: Buffer, target: string): Promise<void> {
  const folder = await mkdtemp(`${target}.`)
  try {
    const archive = join(folder, 'archive.tar.gz')
    await writeFile(archive, content)
    await extract({ file: archive, cwd: folder, strip: 1, filter: (path) => basename(path) === 'nats-server' })
    await rename(join(folder, 'nats-server'), target)
  } finally {
    await rm(folder, { recursive: true })
  }
}
