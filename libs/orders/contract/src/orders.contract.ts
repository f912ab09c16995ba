import {
  command,
  defineContract,
  event,
  Id,
  idempotencyFailures,
  IdempotencyKey,
  Money,
  pageOf,
  pageRequest,
  portOf,
  query,
} from '@twofold/platform-contract'
import * as z from 'zod'
import { MixedCurrencies, NewOrder, OutOfStock, PaymentRefused, TotalTooLarge, UnknownProduct } from './new-order.js'
import { Order, OrderNotCancellable, OrderNotFound } from './order.js'

const theOrder = { orderId: Id }
const whose = { ...theOrder, accountId: Id }

export const ordersContract = defineContract({
  domain: 'orders',
  operations: {
    placeOrder: command({
      summary: 'Place an order: confirmed, refused, or pending where an answer is still on its way',
      access: 'signed-in',
      // Longer than the checkout waits before it says «pending»; a second try of ours would only hear «in progress».
      timeout: 8_000,
      input: z.object({ idempotencyKey: IdempotencyKey, order: NewOrder }),
      output: Order,
      failures: [OutOfStock, PaymentRefused, UnknownProduct, MixedCurrencies, TotalTooLarge, ...idempotencyFailures],
    }),
    listOrders: query({
      summary: 'Your orders, the newest first',
      access: 'signed-in',
      input: z.object(pageRequest),
      output: pageOf(Order),
    }),
    getOrder: query({
      summary: 'One of your orders',
      access: 'signed-in',
      input: z.object(theOrder),
      output: Order,
      failures: [OrderNotFound],
    }),
    cancelOrder: command({
      summary: 'Cancel a confirmed order: its pieces and its money go back',
      access: 'signed-in',
      idempotent: true,
      input: z.object(theOrder),
      output: Order,
      failures: [OrderNotFound, OrderNotCancellable],
    }),
  },
  events: {
    orderConfirmed: event({
      summary: 'The stock is held and the money set aside: the order will be delivered',
      aggregate: 'orderId',
      payload: z.object({ ...whose, total: Money }),
    }),
    orderRejected: event({
      summary: 'The order came to nothing: whatever was held for it is free again',
      aggregate: 'orderId',
      payload: z.object({ ...whose, rejection: z.string().describe('code of the failure') }),
    }),
    orderCancelled: event({
      summary: 'The customer cancelled a confirmed order',
      aggregate: 'orderId',
      payload: z.object(whose),
    }),
  },
})

/** Orders, from the checkout to their history. */
export abstract class Orders extends portOf(ordersContract) {}
