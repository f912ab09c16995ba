import { Injectable } from '@nestjs/common'
import { type Failure, FailureTranslator, Unavailable } from '@twofold/platform-contract'
import { Lifecycle } from '@twofold/platform-lifecycle'
import { Log } from '@twofold/platform-telemetry'
import pg from 'pg'
import { isConnectionFailure } from './connection-failure.js'
import { DatabaseSettings } from './database.settings.js'

const probeEvery = 500

/**
 * Notices that the database is lost and when it is back, and says so to the lifecycle. Costs nothing while all is well:
 * the first failed statement starts the probing.
 */
@Injectable()
export class DatabaseHealth extends FailureTranslator {
  private probing = false
  private healthy = true
  private stopped = false

  constructor(
    private readonly settings: DatabaseSettings,
    private readonly log: Log,
    private readonly lifecycle: Lifecycle,
  ) {
    super()
    lifecycle.add('connect', { name: 'database health', stop: () => void (this.stopped = true) })
  }

  override translate(error: unknown): Failure | undefined {
    if (!isConnectionFailure(error)) return undefined
    void this.suspect()
    return new Unavailable('The database does not answer.', undefined, { cause: error })
  }

  private async suspect(): Promise<void> {
    if (this.probing) return
    this.probing = true
    while (!this.stopped) {
      const answered = await this.probe()
      this.tell(answered)
      if (answered) break
      await new Promise((resolve) => setTimeout(resolve, probeEvery).unref())
    }
    this.probing = false
  }

  private async probe(): Promise<boolean> {
    const client = new pg.Client({
      connectionString: this.settings.DATABASE_URL,
      connectionTimeoutMillis: 2_000,
      query_timeout: 2_000,
      application_name: 'health-probe',
    })
    client.on('error', () => {})
    try {
      await client.connect()
      await client.query('select 1')
      return true
    } catch {
      return false
    } finally {
      void client.end().catch(() => {})
    }
  }

  private tell(healthy: boolean) {
    if (healthy === this.healthy) return
    this.healthy = healthy
    this.log[healthy ? 'info' : 'error'](healthy ? 'the database is back' : 'the database is lost')
    this.lifecycle.tellAbility(healthy)
  }
}
