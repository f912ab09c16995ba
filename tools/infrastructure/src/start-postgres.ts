import { join } from 'node:path'
import { postgresAnswers } from './databases.js'
import type { Keeper } from './keeper.js'
import { onPort } from './ports.js'
import type { PostgresBinaries } from './postgres-binaries.js'
import type { Cluster } from './postgres-cluster.js'
import { postgresArguments } from './postgres-settings.js'
import type { User } from './postgres-user.js'
import { Server } from './server.js'

export interface RunningPostgres {
  server: Server
  port: number
}

interface Options {
  keeper: Keeper
  binaries: PostgresBinaries
  cluster: Cluster
  user: User | undefined
  durable: boolean
  logs: string
  port?: number
  onStarted(pid: number): void
}

export async function startPostgres(options: Options): Promise<RunningPostgres> {
  const { keeper, binaries, cluster, user, durable, logs, onStarted } = options
  return onPort(options.port, 'PostgreSQL', (port) =>
    Server.start(keeper, {
      name: 'postgres',
      title: 'PostgreSQL',
      program: binaries.postgres,
      args: postgresArguments(cluster.data, port, durable),
      env: { LC_ALL: 'C' },
      user,
      log: join(logs, 'postgres.log'),
      // «Fast»: connections are cut, transactions rolled back, the data left clean. Then «immediate».
      stop: [
        { signal: 'SIGINT', patience: 15_000 },
        { signal: 'SIGQUIT', patience: 5_000 },
      ],
      answers: () =>
        postgresAnswers(`postgresql://postgres:${cluster.passwordOf('postgres')}@127.0.0.1:${port}/postgres`),
      onStarted,
    }),
  )
}
