import { get } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { Failure, freePort } from '@twofold/infrastructure'
import { compose, composeNetwork, environments } from './compose.js'
import { docker } from './docker.js'
import { median } from './median.js'

/** Milliseconds, each the median of the starts. */
export interface Start {
  /** From `docker start` until /readyz answers 200 through the published port. */
  ready: number
  /** Of it, what the process counts from its own start until it is ready. */
  process: number
}

/** Starts each app's image on a migrated database and a NATS in containers, one app at a time. */
export async function measureStarts(
  images: ReadonlyMap<string, string>,
  { starts, onProgress }: { starts: number; onProgress(message: string): void },
): Promise<Map<string, Start>> {
  const all = await environments()
  const measured = new Map<string, Start>()
  try {
    onProgress('starting PostgreSQL and NATS')
    await compose('up', '--detach', '--wait', 'postgres', 'nats')
    for (const [app, tag] of images) {
      onProgress(`starting ${app} ${starts} times`)
      const options = [...isolation, ...variables(all[app] ?? {})]
      await docker('run', '--rm', ...options, tag, 'migrate')
      const times = []
      for (let time = 0; time < starts; time++) times.push(await start(tag, options))
      measured.set(app, {
        ready: median(times.map((it) => it.ready)),
        process: median(times.map((it) => it.process)),
      })
    }
  } finally {
    await compose('down', '--volumes')
  }
  return measured
}

/** As the shop is run: nothing of the image can be written to. */
const isolation = ['--network', composeNetwork, '--read-only', '--cap-drop', 'ALL']

const variables = (environment: Record<string, string>): string[] =>
  Object.entries(environment).flatMap(([name, value]) => ['--env', `${name}=${value}`])

async function start(tag: string, options: string[]): Promise<Start> {
  const port = await freePort()
  const container = await docker('create', ...options, '--publish', `127.0.0.1:${port}:3001`, tag)
  try {
    const begin = performance.now()
    await docker('start', container)
    while (!(await isReady(port))) {
      if (performance.now() - begin > 60_000) throw new Failure(`${tag} was not ready after 60 s`)
      await sleep(10)
    }
    const ready = performance.now() - begin
    return { ready, process: readyAfter(await docker('logs', container)) }
  } finally {
    await docker('rm', '--force', '--volumes', container)
  }
}

/** What the app's line «ready» says, in milliseconds; NaN without one. */
export function readyAfter(log: string): number {
  const line = log.split('\n').find((it) => it.includes('"msg":"ready"'))
  return line === undefined ? NaN : Number(JSON.parse(line).ms)
}

async function isReady(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const request = get(`http://127.0.0.1:${port}/readyz`, { agent: false, timeout: 2_000 }, (response) => {
      response.resume()
      resolve(response.statusCode === 200)
    })
    request.on('timeout', () => request.destroy())
    request.on('error', () => resolve(false))
  })
}
