import type { PendingOrder } from '../order.rows.js'

/**
 * Brings an order from placed to settled. Written twice, each as its shape wants it, over the same rules and states:
 * {@link TransactionCheckout} where all neighbours are local, {@link SagaCheckout} where one of them is not.
 */
export abstract class Checkout {
  /** Makes the order durable; `accepted` belongs to the same transaction. Whether the order is still to be settled. */
  abstract open(order: PendingOrder, accepted: () => Promise<void>): Promise<boolean>

  /**
   * Confirms or rejects an order that is open; false where an answer is not known yet and it stays pending. May be
   * called again at any time, also beside itself: every step is idempotent.
   */
  abstract settle(order: PendingOrder): Promise<boolean>
}
