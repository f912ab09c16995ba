import type { Order } from '@twofold/orders-contract'
import { newId } from '@twofold/platform-contract'
import { expect } from 'vitest'
import { finalOrder, orderFor, place } from '../fixtures/orders.js'
import { expectProblemDetails } from '../fixtures/problems.js'
import { expectStock, expectToAddUp, stockOf } from '../fixtures/products.js'
import { type Answer, as, shop } from '../fixtures/shop.js'
import { walk } from '../fixtures/walk.js'

interface Purchase {
  readonly key: string
  readonly token: string
  readonly answer: Answer
}

const tokens = ['tok_ok', 'tok_ok', 'tok_ok', 'tok_slow', 'tok_declined', 'tok_unknown']

/** Customers who buy a piece of one product again and again, while something is broken. */
export class Buyers {
  private readonly purchases: Purchase[] = []
  private readonly buying: Promise<void>[]
  private stopped = false

  constructor(
    private readonly customer: { accessToken: string },
    private readonly product: { id: string },
    atOnce = 4,
  ) {
    this.buying = Array.from({ length: atOnce }, (_, n) => this.buy(n))
  }

  /** Lets them finish what they have begun. */
  async stop(): Promise<void> {
    this.stopped = true
    await Promise.all(this.buying)
  }

  /**
   * To be asked when all is well again: whoever got an answer got a clean one, no accepted order is lost (P1), no key had
   * two effects (P2), and the stock adds up (P3).
   */
  async expectNothingLost(): Promise<void> {
    for (const { answer } of this.purchases) if (answer.status >= 300) expectProblemDetails(answer)
    await Promise.all(this.purchases.map((purchase) => this.expectOneEffect(purchase)))
    const orders = await this.history()
    await Promise.all(orders.map(({ id }) => finalOrder(this.customer, id)))
    const sold = (await this.history()).filter(({ status }) => status === 'confirmed').length
    await expectStock(this.product, { sold, reserved: 0 })
    expectToAddUp(await stockOf(this.product))
  }

  get accepted(): number {
    return this.purchases.filter(({ answer }) => answer.status < 300).length
  }

  private async buy(n: number): Promise<void> {
    for (let turn = n; !this.stopped; turn++) {
      const [key, token] = [newId(), tokens[turn % tokens.length]!]
      const answer = await place(this.customer, orderFor(this.product, { token }), key)
      this.purchases.push({ key, token, answer })
    }
  }

  /** Asks once more with the same key: an accepted order is the same one, an answer that was not one is had now. */
  private async expectOneEffect({ key, token, answer }: Purchase): Promise<void> {
    const again = await place(this.customer, orderFor(this.product, { token }), key)
    expect([201, 202, 402, 409]).toContain(again.status)
    if (answer.status === 201) expect(again.body).toEqual(answer.body)
    if (answer.status === 202 && again.status < 300) expect(again.body.id).toBe(answer.body.id)
  }

  private history(): Promise<Order[]> {
    return walk<Order>((cursor) => shop.get('/orders').query({ limit: 100, cursor }).set(as(this.customer)))
  }
}
