import { Injectable } from '@nestjs/common'
import { Catalog } from '@twofold/catalog-contract'
import type { NewOrder, Order } from '@twofold/orders-contract'
import { currentCaller, Deadline } from '@twofold/platform-context'
import { newId } from '@twofold/platform-contract'
import { type HeldKey, Idempotency } from '@twofold/platform-idempotency'
import { Checkout } from './checkout/checkout.js'
import { Intake } from './intake.js'
import type { PendingOrder } from './pending-order.js'
import { OrderStore } from './order.store.js'
import { priceLines } from './price-lines.js'
import { orderOrRejection, rejections } from './rejection.js'
import { SettleOrder } from './settle-order.js'

/** A customer waits this long at most, in milliseconds; then the order is pending, and settled without them. */
const patience = 4_500

type Priced = ReturnType<typeof priceLines>

interface Wanted {
  readonly accountId: string
  readonly order: NewOrder
  readonly pricing: Promise<Priced>
}

@Injectable()
export class PlaceOrder {
  constructor(
    private readonly catalog: Catalog,
    private readonly checkout: Checkout,
    private readonly orders: OrderStore,
    private readonly idempotency: Idempotency,
    private readonly intake: Intake,
    private readonly settleOrder: SettleOrder,
  ) {}

  execute({ idempotencyKey, order }: { idempotencyKey: string; order: NewOrder }): Promise<Order> {
    const { accountId } = currentCaller()
    const waiting = Deadline.in(patience)
    // Looked up beside the key: for nothing where the key has an answer, which then counts.
    const pricing = this.price(order)
    pricing.catch(() => {})
    return this.idempotency.once({
      schema: 'orders',
      operation: 'place-order',
      scope: accountId,
      key: idempotencyKey,
      body: order,
      finalFailures: rejections,
      work: (key) => this.place({ accountId, order, pricing }, key, waiting),
      resume: (orderId) => this.answer(orderId),
    })
  }

  private async place({ accountId, order, pricing }: Wanted, key: HeldKey<Order>, waiting: Deadline) {
    const pending: PendingOrder = {
      id: newId(),
      accountId,
      ...(await pricing),
      shippingAddress: order.shippingAddress,
      paymentToken: order.payment.token,
    }
    const toSettle = await this.intake.run(() => this.checkout.open(pending, () => key.accept(pending.id)))
    const confirmed = toSettle && (await this.settleInTime(pending, key, waiting))
    if (confirmed) return { value: confirmed, final: true }
    const value = await this.answer(pending.id)
    return { value, final: value.status !== 'pending' }
  }

  private async price({ lines }: NewOrder): Promise<Priced> {
    const { items } = await this.catalog.findProducts({ productIds: lines.map(({ productId }) => productId) })
    return priceLines(lines, items)
  }

  /** The order is safe by now: whatever goes wrong from here on is settled later, and is not the customer's concern. */
  private async settleInTime(order: PendingOrder, key: HeldKey<Order>, waiting: Deadline): Promise<Order | undefined> {
    let timer: NodeJS.Timeout | undefined
    const patienceEnds = new Promise<undefined>((resolve) => {
      timer = setTimeout(() => resolve(undefined), waiting.left)
    })
    const confirmed = await Promise.race([this.settleOrder.execute(order, key.answer), patienceEnds])
    clearTimeout(timer)
    return confirmed
  }

  private async answer(orderId: string): Promise<Order> {
    const { order, rejection } = await this.orders.get(orderId)
    return orderOrRejection(order, rejection)
  }
}
