import { Injectable } from '@nestjs/common'
import type { Money } from '@twofold/platform-contract'
import { createDataSource, DatabaseSettings, GatheredWrites, isConnectionFailure } from '@twofold/platform-database'
import { Lifecycle } from '@twofold/platform-lifecycle'
import type { DataSource } from 'typeorm'
import { type Charge, ProviderUnreachable } from '../payment-provider.js'

type Status = Charge['status']

interface NewCharge {
  readonly key: string
  readonly amount: Money
  readonly status: Status
}

interface Change {
  readonly key: string
  readonly from: Status
  readonly to: Status
}

/**
 * What the simulator remembers, on connections of its own: it is somebody else's system, and forgets nothing when we
 * roll back. Connected to when it is first needed, as a provider is.
 */
@Injectable()
export class SimulatorLedgerStore {
  /** Writes a charge, unless its key is known: then nothing changes. */
  readonly open: (charge: NewCharge) => Promise<Charge>
  /** Changes the status of a charge that has the status `from`; another one stays as it is. */
  readonly change: (change: Change) => Promise<Charge>
  private readonly dataSource: DataSource
  private connecting?: Promise<DataSource>

  constructor(settings: DatabaseSettings, lifecycle: Lifecycle, writes: GatheredWrites) {
    this.dataSource = createDataSource(
      {
        url: settings.DATABASE_URL,
        poolSize: 4,
        statementTimeoutMs: settings.DATABASE_STATEMENT_TIMEOUT_MS,
        applicationName: 'payment-provider-simulator',
      },
      [],
    )
    this.open = writes.byKey(
      ({ key }) => key,
      (charges) => this.openAll(charges),
    )
    this.change = writes.byKey(
      ({ key }) => key,
      (changes) => this.changeAll(changes),
    )
    lifecycle.add('connect', { name: 'payment provider simulator', stop: () => this.disconnect() })
  }

  async find(key: string): Promise<Charge | undefined> {
    const [charge] = await this.query<Charge[]>(`select status from payments.simulator_ledger where key = $1`, [key])
    return charge
  }

  /** Makes sure that a key that was never heard of is refused from now on. */
  async refuse(key: string): Promise<void> {
    await this.query(
      `insert into payments.simulator_ledger (key, status) values ($1, 'voided') on conflict (key) do nothing`,
      [key],
    )
  }

  private openAll(charges: readonly NewCharge[]): Promise<Charge[]> {
    return this.query<Charge[]>(
      `with wanted as (
         select key, amount, currency, status, place from unnest($1::text[], $2::bigint[], $3::text[], $4::text[]) with ordinality
           as wanted (key, amount, currency, status, place)
       ), opened as (
         insert into payments.simulator_ledger as known (key, amount, currency, status)
         select key, amount, currency, status from wanted
         on conflict (key) do update set status = known.status returning key, status
       )
       select opened.status from wanted join opened using (key) order by place`,
      [
        charges.map(({ key }) => key),
        charges.map(({ amount }) => amount.amount),
        charges.map(({ amount }) => amount.currency),
        charges.map(({ status }) => status),
      ],
    )
  }

  private async changeAll(changes: readonly Change[]): Promise<Charge[]> {
    const changed = await this.query<Charge[]>(
      `with wanted as (
         select key, before, after, place from unnest($1::text[], $2::text[], $3::text[]) with ordinality as wanted (key, before, after, place)
       ), changed as (
         update payments.simulator_ledger as known
         set status = case known.status when before then after else known.status end, updated_at = now()
         from wanted where known.key = wanted.key
         returning known.key, known.status
       )
       select changed.status from wanted join changed using (key) order by place`,
      [changes.map(({ key }) => key), changes.map(({ from }) => from), changes.map(({ to }) => to)],
    )
    if (changed.length === changes.length) return changed
    throw new Error(`the simulator does not know each of the keys ${changes.map(({ key }) => key).join(', ')}`)
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
