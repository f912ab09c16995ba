import { join } from 'node:path'
import { type Infrastructure, localFolder } from '@twofold/infrastructure'
import type { App } from './apps.js'
import { repository } from './repository.js'

export type Environment = Record<string, string | undefined>

export interface Ports {
  http?: number
  management: number
}

/**
 * As in an image: V8 has one thread beside the main one, for collecting garbage and compiling. It has four otherwise, and on a busy
 * CPU what is due waits for the last of them (docs/performance.md).
 */
export const oneThread = '--v8-pool-size=1'

/** Everything that an app reads from its environment; what this process has of the same names does not reach it. */
export function appEnvironment(app: App, ports: Ports, infrastructure: Infrastructure, extra: Environment = {}) {
  return {
    ...process.env,
    DATABASE_URL: app.needsDatabase ? infrastructure.postgresUrl(app.name) : undefined,
    NATS_URL: app.needsNats ? infrastructure.natsUrl : undefined,
    HTTP_HOST: ports.http === undefined ? undefined : '127.0.0.1',
    HTTP_PORT: ports.http?.toString(),
    MANAGEMENT_HOST: '127.0.0.1',
    MANAGEMENT_PORT: String(ports.management),
    LOG_LEVEL: 'info',
    PARENT_WATCH: 'true',
    // So that one sees what runs where.
    SERVED_BY_HEADER: 'true',
    NODE_ENV: 'production',
    NODE_OPTIONS: [process.env['NODE_OPTIONS'], oneThread].filter(Boolean).join(' '),
    // Compiled code is kept between starts, from Node 22 on.
    NODE_COMPILE_CACHE: join(localFolder(repository), 'compiled'),
    ...extra,
  } satisfies Environment
}
