import { Injectable } from '@nestjs/common'
import { type NewOrder, type Order, OrderNotFound, type Orders } from '@twofold/orders-contract'
import { currentCaller } from '@twofold/platform-context'
import { CancelOrder } from './cancel-order.js'
import { ListOrders } from './list-orders.js'
import { OrderStore } from './order.store.js'
import { PlaceOrder } from './place-order.js'

@Injectable()
export class OrdersService implements Orders {
  constructor(
    private readonly place: PlaceOrder,
    private readonly cancel: CancelOrder,
    private readonly list: ListOrders,
    private readonly orders: OrderStore,
  ) {}

  placeOrder(input: { idempotencyKey: string; order: NewOrder }): Promise<Order> {
    return this.place.execute(input)
  }

  cancelOrder(input: { orderId: string }): Promise<Order> {
    return this.cancel.execute(input)
  }

  listOrders(page: { cursor?: string; limit: number }) {
    return this.list.execute(page)
  }

  async getOrder({ orderId }: { orderId: string }): Promise<Order> {
    const order = await this.orders.findOf(currentCaller().accountId, orderId)
    if (!order) throw new OrderNotFound(`You have no order ${orderId}.`)
    return order
  }
}
