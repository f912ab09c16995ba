import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { downloadNatsServer } from './download-nats-server.js'
import { Failure } from './failure.js'
import { installNatsServerWithGo } from './install-nats-server-with-go.js'
import { isNewEnough, leastNatsServerVersion, natsServerVersion, versionOfNatsServer } from './nats-server-version.js'
import { onPath } from './on-path.js'

export interface FindOptions {
  /** Where a fetched program is kept. */
  cache: string
  onProgress: (message: string) => void
  signal?: AbortSignal
  environment?: NodeJS.ProcessEnv
  /** The ways to fetch it, tried in this order. */
  ways?: Way[]
}

/** Puts nats-server at `target`, or throws. */
export type Way = (target: string, options: FindOptions) => Promise<void>

/** The path of a nats-server that is new enough, fetched if the machine has none. Throws Failure with what to do. */
export async function findNatsServer(options: FindOptions): Promise<string> {
  const { cache, onProgress, environment = process.env } = options
  const named = environment.NATS_SERVER
  if (named) return requireUsable(named)

  const cached = join(cache, `nats-server-${natsServerVersion}`)
  for (const program of [...onPath('nats-server', environment), cached]) {
    const version = await versionOfNatsServer(program)
    if (version === undefined) continue
    if (isNewEnough(version)) return program
    onProgress(`skipping ${program}: version ${version} is older than ${leastNatsServerVersion}`)
  }
  await fetchNatsServer(cached, options)
  return requireUsable(cached)
}

async function fetchNatsServer(target: string, options: FindOptions): Promise<void> {
  const { cache, onProgress, signal, ways = [downloadNatsServer, installNatsServerWithGo] } = options
  mkdirSync(cache, { recursive: true })
  const reasons: string[] = []
  for (const way of ways) {
    try {
      return await way(target, options)
    } catch (error) {
      signal?.throwIfAborted()
      const reason = (error as Error).message
      reasons.push(reason)
      onProgress(reason)
    }
  }
  throw new Failure(
    [
      `nats-server ${leastNatsServerVersion} or newer is needed for the services, and could not be had:`,
      ...reasons.map((reason) => `  - ${reason}`),
      'Do one of these, then start again:',
      `  - install it: brew install nats-server, or a package of your system (${leastNatsServerVersion} or newer)`,
      '  - set NATS_SERVER to the path of one',
      '  - start without it: npm start monolith',
    ].join('\n'),
  )
}

async function requireUsable(program: string): Promise<string> {
  const version = await versionOfNatsServer(program)
  if (version === undefined) throw new Failure(`${program} is not a nats-server that runs on this machine.`)
  if (!isNewEnough(version)) {
    throw new Failure(`${program} is nats-server ${version}; ${leastNatsServerVersion} or newer is needed.`)
  }
  return program
}
