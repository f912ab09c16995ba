import { Injectable } from '@nestjs/common'
import { Log } from '@twofold/platform-telemetry'
import { Checkout } from './checkout/checkout.js'
import type { PendingOrder } from './pending-order.js'
import { UnsettledOrderStore } from './unsettled-order.store.js'

/** One attempt to settle an order that is safe already: what goes wrong now only means another attempt later. */
@Injectable()
export class SettleOrder {
  constructor(
    private readonly checkout: Checkout,
    private readonly unsettled: UnsettledOrderStore,
    private readonly log: Log,
  ) {}

  async execute(order: PendingOrder): Promise<void> {
    try {
      if (await this.checkout.settle(order)) return
      await this.unsettled.postpone(order.id)
    } catch (error) {
      // Its lease runs out by itself: no need for a database that may be what failed.
      this.log.warn({ err: error, orderId: order.id }, 'the order stays pending for now')
    }
  }
}
