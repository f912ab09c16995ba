import { Injectable } from '@nestjs/common'
import { Periodically } from '@twofold/platform-lifecycle'
import { SettleOrder } from './settle-order.js'
import { UnsettledOrderStore } from './unsettled-order.store.js'

/** At once: each holds a connection, and neighbours have other things to do too. */
const atOnce = 10
/** Milliseconds. */
const lookEvery = 500

/** Settles orders that a crash, or an answer that had not come yet, left pending. */
@Injectable()
export class SettleOrdersLeftBehind {
  constructor(
    private readonly unsettled: UnsettledOrderStore,
    private readonly settleOrder: SettleOrder,
    periodically: Periodically,
  ) {
    periodically.run({ name: 'settle orders left behind', every: lookEvery }, () => this.execute())
  }

  async execute(): Promise<void> {
    const orders = await this.unsettled.take(atOnce)
    await Promise.all(orders.map((order) => this.settleOrder.execute(order)))
  }
}
