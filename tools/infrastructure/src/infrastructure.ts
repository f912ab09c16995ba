import { rmSync } from 'node:fs'
import { makeDatabase } from './databases.js'
import type { Keeper } from './keeper.js'
import type { Cluster } from './postgres-cluster.js'
import { stopLeftovers } from './run-lock.js'
import type { Server } from './server.js'
import type { RunningNats } from './start-nats.js'
import type { RunningPostgres } from './start-postgres.js'

interface Parts {
  keeper: Keeper
  cluster: Cluster
  postgres: RunningPostgres
  nats?: RunningNats
  logDirectory: string
  cleanUp(): void
}

/** A PostgreSQL and, where wanted, a nats-server of our own, listening on 127.0.0.1 only. */
export class Infrastructure {
  private stopped: Promise<void> | undefined

  constructor(private readonly parts: Parts) {}

  get postgres(): Server {
    return this.parts.postgres.server
  }

  /** Throws where it was started without NATS. */
  get nats(): Server {
    return this.runningNats.server
  }

  get hasNats(): boolean {
    return this.parts.nats !== undefined
  }

  get natsUrl(): string {
    return `nats://127.0.0.1:${this.runningNats.port}`
  }

  /** Without a database, role and password. */
  get postgresAddress(): string {
    return `postgresql://127.0.0.1:${this.parts.postgres.port}`
  }

  get logDirectory(): string {
    return this.parts.logDirectory
  }

  /** A connection string with the role's password. The superuser is `postgres`, the maintenance database too. */
  postgresUrl(database: string, role = database): string {
    const { cluster, postgres } = this.parts
    return `postgresql://${role}:${cluster.passwordOf(role)}@127.0.0.1:${postgres.port}/${database}`
  }

  /** Makes a database owned by a role of the same name, where it is missing. Resolves with its connection string. */
  async createDatabase(name: string): Promise<string> {
    await makeDatabase(this.postgresUrl('postgres'), name, this.parts.cluster.passwordOf(name))
    return this.postgresUrl(name)
  }

  /** Restarts NATS without anything that it had stored. Resolves when it serves. */
  async wipeNats(): Promise<void> {
    await this.nats.restart(() => rmSync(this.runningNats.store, { recursive: true, force: true }))
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

  private get runningNats(): RunningNats {
    if (!this.parts.nats) throw new Error('this infrastructure was started without NATS')
    return this.parts.nats
  }

  private async stopOnce(): Promise<void> {
    const { keeper, nats, postgres, cleanUp } = this.parts
    if (await keeper.end()) return
    await stopLeftovers([nats?.server.mark, postgres.server.mark])
    cleanUp()
  }
}
