import { makeDatabase } from './databases.js'
import type { Keeper } from './keeper.js'
import type { Cluster } from './postgres-cluster.js'
import { stopLeftovers } from './run-lock.js'
import type { Server } from './server.js'

interface Parts {
  keeper: Keeper
  cluster: Cluster
  postgres: Server
  postgresPort: number
  nats?: Server
  natsPort?: number
  logDirectory: string
  cleanUp(): void
}

/** A PostgreSQL and, where wanted, a nats-server of our own, listening on 127.0.0.1 only. */
export class Infrastructure {
  private stopped: Promise<void> | undefined

  constructor(private readonly parts: Parts) {}

  get postgres(): Server {
    return this.parts.postgres
  }

  /** Throws where it was started without NATS. */
  get nats(): Server {
    if (!this.parts.nats) throw new Error('this infrastructure was started without NATS')
    return this.parts.nats
  }

  get hasNats(): boolean {
    return this.parts.nats !== undefined
  }

  get natsUrl(): string {
    return `nats://127.0.0.1:${this.nats && this.parts.natsPort}`
  }

  /** Without a database, role and password. */
  get postgresAddress(): string {
    return `postgresql://127.0.0.1:${this.parts.postgresPort}`
  }

  get logDirectory(): string {
    return this.parts.logDirectory
  }

  /** A connection string with the role's password. The superuser is `postgres`, the maintenance database too. */
  postgresUrl(database: string, role = database): string {
    const { cluster, postgresPort } = this.parts
    return `postgresql://${role}:${cluster.passwordOf(role)}@127.0.0.1:${postgresPort}/${database}`
  }

  /** Makes a database owned by a role of the same name, where it is missing. Resolves with its connection string. */
  async createDatabase(name: string): Promise<string> {
    await makeDatabase(this.postgresUrl('postgres'), name, this.parts.cluster.passwordOf(name))
    return this.postgresUrl(name)
  }

  /** Names a client process: should this process be killed, the servers wait for that one to end (15 s at most). */
  outlive(pid: number): void {
    this.parts.keeper.outlive(pid)
  }

  /** Stops NATS, then PostgreSQL. Whoever is still connected is cut off. Idempotent. */
  async stop(): Promise<void> {
    this.stopped ??= this.stopOnce()
    return this.stopped
  }

  private async stopOnce(): Promise<void> {
    const { keeper, nats, postgres, cleanUp } = this.parts
    await keeper.end()
    await stopLeftovers([nats?.mark, postgres.mark]) // nothing, unless the keeper was killed
    cleanUp()
  }
}
