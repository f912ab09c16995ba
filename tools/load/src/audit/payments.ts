import type { Order } from '@twofold/orders-contract'
import type { Payment } from '@twofold/payments-contract'
import type { ShopClient } from '../shop/client.js'
import { eventually } from './eventually.js'
import type { OwnOrder } from './orders.js'

/** How the money of an order has to stand in the end. */
const right: Record<Order['status'], readonly Payment['status'][]> = {
  pending: [],
  confirmed: ['captured'],
  rejected: ['declined', 'voided', 'refunded'],
  cancelled: ['voided', 'refunded'],
}

/** One payment for each order that was confirmed, of its total, captured; and no money kept of the others. */
export function paymentFindings(shop: ShopClient, { order, owner }: OwnOrder, until: number): Promise<string[]> {
  const { id, status, total } = order
  return eventually(until, async () => {
    const { items: payments } = await shop.get<{ items: Payment[] }>(`/payments?orderId=${id}`, owner.token)
    const told = payments.map((it) => `${it.status} ${it.amount.amount}`).join(', ') || 'none'
    const isRight =
      payments.every((it) => right[status].includes(it.status) && it.amount.amount === total.amount) &&
      (payments.length === 1 || (status === 'rejected' && payments.length === 0))
    return isRight ? [] : [`order ${id} is ${status}, its total ${total.amount}, its payments: ${told}`]
  })
}
