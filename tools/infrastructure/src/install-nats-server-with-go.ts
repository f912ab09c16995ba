import { mkdtemp, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { SubprocessError } from 'nano-spawn'
import type { FindOptions } from './find-nats-server.js'
import { natsServerVersion } from './nats-server-version.js'
import { runTool } from './run-tool.js'

/** Compiles the pinned release with Go, where Go is installed (a minute or two). */
export async function installNatsServerWithGo(target: string, options: FindOptions): Promise<void> {
  const { onProgress, signal, environment = process.env } = options
  const module = `github.com/nats-io/nats-server/v2@v${natsServerVersion}`
  const folder = await mkdtemp(`${target}.`)
  let lastLine = ''
  try {
    onProgress(`compiling nats-server ${natsServerVersion} with Go (a minute or two, once)`)
    await runTool('go', ['install', '-trimpath', module], {
      env: { ...environment, GOBIN: folder, GOFLAGS: '', CGO_ENABLED: '0' },
      signal: AbortSignal.any([AbortSignal.timeout(15 * 60_000), ...(signal ? [signal] : [])]),
      onLine: (line) => onProgress((lastLine = line)),
    })
    await rename(join(folder, 'nats-server'), target)
  } catch (error) {
    signal?.throwIfAborted()
    const { message, cause } = error as SubprocessError
    const isMissing = (cause as NodeJS.ErrnoException | undefined)?.code === 'ENOENT'
    throw new Error(
      isMissing ? 'Go is not installed, so it could not be compiled' : `go install failed: ${lastLine || message}`,
    )
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
