import type { Order } from '@twofold/orders-contract'
import type { ShopClient } from '../shop/client.js'
import type { Customer } from '../shop/customer.js'
import type { AskedAgain } from './asked-again.js'
import { eventually } from './eventually.js'

export interface OwnOrder {
  readonly order: Order
  readonly owner: Customer
}

/** All orders of these customers, by their ids. */
export async function ordersOf(shop: ShopClient, customers: Iterable<Customer>): Promise<Map<string, OwnOrder>> {
  const lists = [...customers].map(async (owner) => {
    const orders = await shop.list<Order>('/orders', { token: owner.token })
    return orders.map((order): [string, OwnOrder] => [order.id, { order, owner }])
  })
  return new Map((await Promise.all(lists)).flat())
}

/** The same once none is on its way any more (P1). */
export async function finalOrders(shop: ShopClient, customers: Iterable<Customer>, until: number) {
  const all = [...customers]
  let orders = new Map<string, OwnOrder>()
  const findings = await eventually(until, async () => {
    orders = await ordersOf(shop, all)
    const pending = [...orders.values()].filter(({ order }) => order.status === 'pending')
    return pending.map(({ order }) => `order ${order.id} is not final`)
  })
  return { orders, findings }
}

/**
 * Compares the orders that are there with those that were promised: none is lost (P1), and none belongs to no key, since it
 * would be a second one (P2).
 */
export function compareOrders(promised: readonly AskedAgain[], orders: ReadonlyMap<string, OwnOrder>): string[] {
  const keys = new Map<string, string>()
  const findings: string[] = []
  for (const { key, order } of promised) {
    if (!order) continue
    const other = keys.get(order.id)
    if (other !== undefined) findings.push(`keys ${other} and ${key} have one order: ${order.id}`)
    keys.set(order.id, key)
    const now = orders.get(order.id)?.order.status
    if (now === undefined) findings.push(`order ${order.id} of key ${key} was accepted, and is lost`)
    else if (order.status === 'confirmed' && now !== 'confirmed' && now !== 'cancelled')
      findings.push(`order ${order.id} of key ${key} was confirmed, and is ${now}`)
  }
  // Of an order that was refused nobody has been told the id.
  const unknown = [...orders.values()].filter(({ order }) => order.status !== 'rejected' && !keys.has(order.id))
  return [...findings, ...unknown.map(({ order }) => `order ${order.id} belongs to no key: one has two orders`)]
}
