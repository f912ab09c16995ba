import pg from 'pg'
import type { DatabaseSettings } from './database.settings.js'
import { DisposableClient } from './disposable-client.js'
import { plannedOnce } from './planned-once.js'
import { timeouts } from './timeouts.js'

// PostgreSQL would hold what the session holds for two hours after its client's machine went silent.
const deadPeerWithin10Seconds = '-c tcp_keepalives_idle=4 -c tcp_keepalives_interval=2 -c tcp_keepalives_count=3'

interface SessionOptions {
  /** Whether what it has committed in the last moments may be gone after a crash of the server; commits wait for no disk then. */
  readonly mayForget?: boolean
}

/** One connection outside the pool, for what belongs to a connection: an advisory lock, and all that it protects. */
export class Session {
  private turn: Promise<unknown> = Promise.resolve()

  private constructor(private readonly client: pg.Client) {}

  static async open(
    settings: DatabaseSettings,
    applicationName: string,
    { mayForget = false }: SessionOptions = {},
  ): Promise<Session> {
    const client = new DisposableClient({
      connectionString: settings.DATABASE_URL,
      application_name: applicationName,
      options: [deadPeerWithin10Seconds, plannedOnce, ...(mayForget ? ['-c synchronous_commit=off'] : [])].join(' '),
      ...timeouts(settings.DATABASE_STATEMENT_TIMEOUT_MS),
    })
    const session = new Session(client)
    // What fails is told to whoever asked; the end of an idle connection is told to `onLost`.
    client.on('error', () => {})
    await client.connect()
    return session
  }

  /** Calls `listener` when the connection has ended, whoever ended it. */
  onLost(listener: () => void): void {
    this.client.once('end', listener)
  }

  /** One statement at a time, in the order of asking. */
  async query<Row extends object>(statement: string, values: readonly unknown[] = []): Promise<Row[]> {
    const answer = this.turn.then(() => this.client.query<Row & pg.QueryResultRow>(statement, [...values]))
    this.turn = answer.catch(() => {})
    return (await answer).rows
  }

  async close(): Promise<void> {
    await this.client.end().catch(() => {})
  }
}
