import type { OrderLine, ShippingAddress } from '@twofold/orders-contract'
import type { Money } from '@twofold/platform-contract'

/** An order on its way to being confirmed or rejected. */
export interface PendingOrder {
  readonly id: string
  readonly accountId: string
  readonly lines: OrderLine[]
  readonly total: Money
  readonly shippingAddress: ShippingAddress
  readonly paymentToken: string
}
