import type { Order } from '@twofold/orders-contract'
import type { PendingOrder } from '../pending-order.js'

/**
 * The order, where this attempt has confirmed it; `final` where it was rejected, or concluded by another attempt; `pending`
 * where an answer is not known yet.
 */
export type Settlement = Order | 'final' | 'pending'

/** What is to be done in the transaction that confirms an order. */
export type WhenConfirmed = (order: Order) => Promise<void>

/**
 * Brings an order from placed to settled. Written twice, each as its shape wants it, over the same rules and states:
 * {@link TransactionCheckout} where all neighbours are local, {@link SagaCheckout} where one of them is not.
 */
export abstract class Checkout {
  /** Makes the order durable; `accepted` belongs to the same transaction. Whether the order is still to be settled. */
  abstract open(order: PendingOrder, accepted: () => Promise<void>): Promise<boolean>

  /**
   * Confirms or rejects an order that is open. May be called again at any time, also beside itself: every step is
   * idempotent. `whenConfirmed` belongs to the transaction that confirms it.
   */
  abstract settle(order: PendingOrder, whenConfirmed?: WhenConfirmed): Promise<Settlement>
}
