import { Injectable } from '@nestjs/common'
import type { Money } from '@twofold/platform-contract'
import { createDataSource, DatabaseSettings, isConnectionFailure } from '@twofold/platform-database'
import { Lifecycle } from '@twofold/platform-lifecycle'
import type { DataSource } from 'typeorm'
import { type Charge, ProviderUnreachable } from '../payment-provider.js'

type Status = Charge['status']

/**
 * What the simulator remembers, on connections of its own: it is somebody else's system, and forgets nothing when we
 * roll back. Connected to when it is first needed, as a provider is.
 */
@Injectable()
export class SimulatorLedgerStore {
  private readonly dataSource: DataSource
  private connecting?: Promise<DataSource>

  constructor(settings: DatabaseSettings, lifecycle: Lifecycle) {
    this.dataSource = createDataSource(
      {
        url: settings.DATABASE_URL,
        poolSize: 4,
        statementTimeoutMs: settings.DATABASE_STATEMENT_TIMEOUT_MS,
        applicationName: 'payment-provider-simulator',
      },
      [],
    )
    lifecycle.add('connect', { name: 'payment provider simulator', stop: () => this.disconnect() })
  }

  async find(key: string): Promise<Charge | undefined> {
    const [charge] = await this.query<Charge[]>(`select status from payments.simulator_ledger where key = $1`, [key])
    return charge
  }

  /** Writes a charge, unless its key is known: then nothing changes. */
  async open(key: string, { amount, currency }: Money, status: Status): Promise<Charge> {
    const [charge] = await this.query<[Charge]>(
      `insert into payments.simulator_ledger as known (key, amount, currency, status) values ($1, $2, $3, $4)
       on conflict (key) do update set status = known.status returning status`,
      [key, amount, currency, status],
    )
    return charge
  }

  /** Changes the status of a charge that has the status `from`; another one stays as it is. */
  async change(key: string, from: Status, to: Status): Promise<Charge> {
    const [[charge]] = await this.query<[Charge[], number]>(
      `update payments.simulator_ledger
       set status = case status when $2 then $3 else status end, updated_at = now() where key = $1 returning status`,
      [key, from, to],
    )
    if (!charge) throw new Error(`the simulator has no charge with the key ${key}`)
    return charge
  }

  /** Makes sure that a key that was never heard of is refused from now on. */
  async refuse(key: string): Promise<void> {
    await this.query(
      `insert into payments.simulator_ledger (key, status) values ($1, 'voided') on conflict (key) do nothing`,
      [key],
    )
  }

  private async query<T>(statement: string, values: unknown[]): Promise<T> {
    try {
      return await (await this.connected()).query<T>(statement, values)
    } catch (error) {
      if (!isConnectionFailure(error)) throw error
      throw new ProviderUnreachable('the simulator cannot reach its ledger', { cause: error })
    }
  }

  private connected(): Promise<DataSource> {
    this.connecting ??= this.dataSource.initialize().catch((error: unknown) => {
      this.connecting = undefined
      throw error
    })
    return this.connecting
  }

  private async disconnect(): Promise<void> {
    if (this.dataSource.isInitialized) await this.dataSource.destroy()
  }
}
