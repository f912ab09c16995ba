import { Injectable } from '@nestjs/common'
import { type Order, OrderNotCancellable, OrderNotFound, ordersContract } from '@twofold/orders-contract'
import { currentCaller } from '@twofold/platform-context'
import { UnitOfWork } from '@twofold/platform-database'
import { Outbox } from '@twofold/platform-events'
import { OrderStore } from './order.store.js'

const { orderCancelled } = ordersContract.events

@Injectable()
export class CancelOrder {
  constructor(
    private readonly orders: OrderStore,
    private readonly unitOfWork: UnitOfWork,
    private readonly outbox: Outbox,
  ) {}

  execute({ orderId }: { orderId: string }): Promise<Order> {
    const { accountId } = currentCaller()
    return this.unitOfWork.run(async () => {
      const cancelled = await this.orders.cancel(accountId, orderId)
      if (cancelled) this.outbox.append(orderCancelled, { orderId, accountId })
      const order = await this.orders.findOf(accountId, orderId)
      if (!order) throw new OrderNotFound(`You have no order ${orderId}.`)
      if (order.status !== 'cancelled') throw notCancellable(order)
      return order
    })
  }
}

function notCancellable({ status }: Order): OrderNotCancellable {
  const detail =
    status === 'pending' ? 'The order is still being settled: try again in a moment.' : `The order is ${status}.`
  return new OrderNotCancellable(detail, { orderStatus: status })
}
