import { setTimeout as sleep } from 'node:timers/promises'
import { Injectable } from '@nestjs/common'
import { type Charge, type ChargeRequest, PaymentProvider, ProviderUnreachable } from '../payment-provider.js'
import { fateOfCharge } from './fate-of-charge.js'
import { SimulatorLedgerStore } from './simulator-ledger.store.js'
import { SimulatorSettings } from './simulator.settings.js'

/** Stands for a real payment provider, idempotent by key as those are. Tokens decide what becomes of a charge. */
@Injectable()
export class PaymentProviderSimulator extends PaymentProvider {
  constructor(
    private readonly ledger: SimulatorLedgerStore,
    private readonly settings: SimulatorSettings,
  ) {
    super()
  }

  override async authorise({ key, amount, token }: ChargeRequest): Promise<Charge> {
    const { status, answer } = fateOfCharge({ key, token })
    const charge = await this.ledger.open({ key, amount, status })
    if (answer === 'slow') await sleep(this.settings.PAYMENT_SIMULATOR_SLOW_MS)
    if (answer === 'lost') {
      await sleep(this.settings.PAYMENT_SIMULATOR_LOST_MS)
      throw new ProviderUnreachable(`the answer to ${key} got lost`)
    }
    return charge
  }

  override find(key: string): Promise<Charge | undefined> {
    return this.ledger.find(key)
  }

  override capture(key: string): Promise<Charge> {
    return this.ledger.change({ key, from: 'authorised', to: 'captured' })
  }

  override async void(key: string): Promise<Charge> {
    await this.ledger.refuse(key)
    return this.ledger.change({ key, from: 'authorised', to: 'voided' })
  }

  override refund(key: string): Promise<Charge> {
    return this.ledger.change({ key, from: 'captured', to: 'refunded' })
  }
}
