import { Injectable } from '@nestjs/common'
import { Log } from '@twofold/platform-telemetry'
import { Checkout } from './checkout/checkout.js'
import type { PendingOrder } from './order.rows.js'
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
    const settled = await this.checkout.settle(order).catch((error: unknown) => {
      this.log.warn({ err: error, orderId: order.id }, 'the order stays pending for now')
      return false
    })
    if (settled) return
    // Where the database itself is gone, the order's lease runs out all the same.
    await this.unsettled.postpone(order.id).catch(() => {})
  }
}
