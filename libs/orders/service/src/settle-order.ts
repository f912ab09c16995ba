import { Injectable } from '@nestjs/common'
import type { Order } from '@twofold/orders-contract'
import { Log } from '@twofold/platform-telemetry'
import { Checkout, type WhenConfirmed } from './checkout/checkout.js'
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

  /** The order, where this attempt has confirmed it; `whenConfirmed` belongs to the transaction that does. */
  async execute(order: PendingOrder, whenConfirmed?: WhenConfirmed): Promise<Order | undefined> {
    const settlement = await this.checkout.settle(order, whenConfirmed).catch((error: unknown) => {
      this.log.warn({ err: error, orderId: order.id }, 'the order stays pending for now')
      return 'pending' as const
    })
    // Where the database itself is gone, the order's lease runs out all the same.
    if (settlement === 'pending') await this.unsettled.postpone(order.id).catch(() => {})
    return typeof settlement === 'object' ? settlement : undefined
  }
}
