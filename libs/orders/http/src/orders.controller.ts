import { Controller, Get, Post } from '@nestjs/common'
import { NewOrder, type Order, Orders, ordersContract } from '@twofold/orders-contract'
import { Id, pageRequest } from '@twofold/platform-contract'
import { IdempotencyKey, PathParameters, QueryParameters, Serves, StrictBody } from '@twofold/platform-http'
import * as z from 'zod'

const { cancelOrder, getOrder, listOrders, placeOrder } = ordersContract.operations
const OneOrder = z.object({ orderId: Id })
type OneOrder = z.output<typeof OneOrder>
const Page = z.object(pageRequest)
type Page = z.output<typeof Page>

@Controller('orders')
export class OrdersController {
  constructor(private readonly orders: Orders) {}

  @Post()
  @Serves(placeOrder, {
    status: ({ status }: Order) => (status === 'pending' ? 202 : 201),
    statuses: [201, 202],
    location: ({ id }: Order) => `/orders/${id}`,
  })
  place(@IdempotencyKey() idempotencyKey: string, @StrictBody(NewOrder) order: NewOrder) {
    return this.orders.placeOrder({ idempotencyKey, order })
  }

  @Get()
  @Serves(listOrders)
  list(@QueryParameters(Page) page: Page) {
    return this.orders.listOrders(page)
  }

  @Get(':orderId')
  @Serves(getOrder)
  get(@PathParameters(OneOrder) order: OneOrder) {
    return this.orders.getOrder(order)
  }

  @Post(':orderId/cancellation')
  @Serves(cancelOrder, { status: 200 })
  cancel(@PathParameters(OneOrder) order: OneOrder) {
    return this.orders.cancelOrder(order)
  }
}
