import type { Order } from '@twofold/orders-contract'

/** An order on its way to being confirmed or rejected: all that its customer has said, and what it costs. */
export interface PendingOrder extends Readonly<Pick<Order, 'id' | 'lines' | 'total' | 'shippingAddress'>> {
  readonly accountId: string
  readonly paymentToken: string
}
