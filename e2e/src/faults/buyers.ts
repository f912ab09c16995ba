import { Audit } from '@twofold/load'
import type { NewOrder } from '@twofold/orders-contract'
import { newId } from '@twofold/platform-contract'
import { expect } from 'vitest'
import { orderFor, place } from '../fixtures/orders.js'
import type { Person } from '../fixtures/people.js'
import { expectProblemDetails } from '../fixtures/problems.js'
import { type Answer, baseUrl } from '../fixtures/shop.js'

interface Sent {
  readonly key: string
  readonly order: NewOrder
  readonly answer: Answer
}

const tokens = ['tok_ok', 'tok_ok', 'tok_ok', 'tok_slow', 'tok_declined', 'tok_unknown']

/** Customers who buy a piece of one product again and again, while something is broken. */
export class Buyers {
  private readonly sent: Sent[] = []
  private readonly buying: Promise<void>[]
  private stopped = false

  private constructor(
    private readonly customer: Person,
    private readonly product: { id: string },
    private readonly audit: Audit,
    atOnce = 4,
  ) {
    this.buying = Array.from({ length: atOnce }, (_, n) => this.buy(n))
  }

  /** They buy what nobody else does. */
  static async begin(customer: Person, product: { id: string }): Promise<Buyers> {
    const audit = await Audit.begin({ url: baseUrl, customers: [customer], products: [product.id] })
    return new Buyers(customer, product, audit)
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
    for (const { answer } of this.sent) if (answer.status >= 300) expectProblemDetails(answer)
    const purchases = this.sent.map(({ key, order, answer: { status, body } }) => {
      return { key, customer: this.customer.email, order: JSON.stringify(order), answer: { status, body } }
    })
    expect((await this.audit.check(purchases)).findings).toEqual([])
  }

  get accepted(): number {
    return this.sent.filter(({ answer }) => answer.status < 300).length
  }

  private async buy(n: number): Promise<void> {
    for (let turn = n; !this.stopped; turn++) {
      const [key, token] = [newId(), tokens[turn % tokens.length]!]
      const order = orderFor(this.product, { token })
      this.sent.push({ key, order, answer: await place(this.customer, order, key) })
    }
  }
}
