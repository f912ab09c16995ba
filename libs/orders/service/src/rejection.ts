import { type Order, OutOfStock, PaymentRefused } from '@twofold/orders-contract'
import { type Failure, revive } from '@twofold/platform-contract'

/** The failures for which an order is rejected: final answers of the checkout. */
export const rejections = [OutOfStock, PaymentRefused] as const

/** Why an order is rejected, as it is remembered. */
export interface Rejection {
  readonly code: string
  readonly detail: string
}

/** For an order whose pieces went back on sale before it was settled. */
export function heldNoLonger(): OutOfStock {
  return new OutOfStock('Settling the order took longer than its pieces were held.')
}

export function rejectionOf({ kind, detail }: Failure): Rejection {
  return { code: kind.code, detail }
}

/** The order itself, or the failure that it was rejected for: what its placing answers. */
export function orderOrRejection(order: Order, rejection: Rejection | undefined): Order {
  if (!rejection) return order
  throw revive(
    rejections.find(({ kind }) => kind.code === rejection.code)!,
    rejection.detail,
  )
}
