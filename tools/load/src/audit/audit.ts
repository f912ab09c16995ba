import type { Order } from '@twofold/orders-contract'
import type { Stock } from '@twofold/inventory-contract'
import pLimit from 'p-limit'
import { ShopClient } from '../shop/client.js'
import { type Credentials, Customer } from '../shop/customer.js'
import type { Purchase } from '../shop/purchases.js'
import { type AskedAgain, askAgain } from './asked-again.js'
import { compareOrders, finalOrders, ordersOf, type OwnOrder } from './orders.js'
import { paymentFindings } from './payments.js'
import { piecesSold, stockFindings, stockOf } from './stock.js'

/** Milliseconds in which every accepted order becomes final (P1), then its payment, then the stock. */
const settleWithin = 30_000
/** A key whose holder died is free after 30 s; then it takes a moment to ask for it. */
const toAsk = 10_000

export interface AuditOptions {
  readonly url: string
  /** Who buys, and nobody else does. */
  readonly customers: readonly Credentials[]
  /** Product ids: what they buy, and nobody else does. */
  readonly products: readonly string[]
}

/** What an audit found: plain JSON. */
export interface AuditReport {
  readonly purchases: number
  /** Orders of these purchases, by their final status. */
  readonly orders: Readonly<Partial<Record<Order['status'], number>>>
  /** Whatever does not hold, one sentence each: nothing, where all is well. */
  readonly findings: readonly string[]
}

/**
 * Looks, over the shop's public API, whether what was bought has had exactly its effect: no accepted order is lost, no key
 * has two orders, the stock adds up, the payments match the orders (P1 to P3 of the promises).
 */
export class Audit {
  private constructor(
    private readonly shop: ShopClient,
    private readonly customers: ReadonlyMap<string, Customer>,
    private readonly stockBefore: ReadonlyMap<string, Stock>,
    private readonly ordersBefore: ReadonlySet<string>,
  ) {}

  /** To be begun before anything is bought. @throws Failure where the shop does not answer */
  static async begin({ url, customers, products }: AuditOptions): Promise<Audit> {
    const shop = new ShopClient(url)
    const signedIn = await Promise.all(customers.map((credentials) => Customer.logIn(shop, credentials)))
    const customersByName = new Map(signedIn.map((customer) => [customer.email, customer]))
    const ordersBefore = new Set((await ordersOf(shop, signedIn)).keys())
    return new Audit(shop, customersByName, await stockOf(shop, products), ordersBefore)
  }

  /**
   * To be asked when nobody buys any more, and nothing is broken. `within`: milliseconds for each thing to come right, 30 s
   * unless said otherwise.
   */
  async check(purchases: readonly Purchase[], { within = settleWithin } = {}): Promise<AuditReport> {
    const soon = () => performance.now() + within
    const promised = await this.askAgain(purchases, soon() + toAsk)
    const { orders, findings: unsettled } = await finalOrders(this.shop, this.customers.values(), soon())
    const ours = [...orders].filter(([id]) => !this.ordersBefore.has(id))
    const all = ours.map(([, order]) => order)
    const findings = [
      ...promised.flatMap(({ findings }) => findings),
      ...unsettled,
      ...compareOrders(promised, new Map(ours)),
      ...(await this.payments(all, soon())),
      ...(await stockFindings(this.shop, this.stockBefore, piecesSold(all), soon())),
    ]
    for (const customer of this.customers.values()) customer.leave()
    return { purchases: purchases.length, orders: byStatus(all), findings }
  }

  private askAgain(purchases: readonly Purchase[], until: number): Promise<AskedAgain[]> {
    return forAll(purchases, (it) => askAgain(this.shop, this.customers.get(it.customer)!, it, until))
  }

  private async payments(orders: readonly OwnOrder[], until: number): Promise<string[]> {
    return (await forAll(orders, (it) => paymentFindings(this.shop, it, until))).flat()
  }
}

/** Some at a time. */
function forAll<Thing, Result>(things: readonly Thing[], look: (thing: Thing) => Promise<Result>): Promise<Result[]> {
  const atOnce = pLimit(16)
  return Promise.all(things.map((thing) => atOnce(look, thing)))
}

function byStatus(orders: readonly OwnOrder[]): AuditReport['orders'] {
  const counts: Partial<Record<Order['status'], number>> = {}
  for (const { order } of orders) counts[order.status] = (counts[order.status] ?? 0) + 1
  return counts
}
