import { Agent, request } from 'node:http'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { newId } from '@twofold/platform-contract'
import { orderFor } from '../fixtures/orders.js'
import { as } from '../fixtures/shop.js'

const perSecond = 50

interface Asked {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly body?: string
}

export interface Failed extends Asked {
  /** Seconds since the load began. */
  readonly at: number
  readonly how: string
}

/**
 * 50 requests a second, whether the ones before are answered or not; half of them on new connections, half on kept ones;
 * two of ten are orders, each with a key of its own; nothing is tried again.
 */
export class Load {
  readonly failed: Failed[] = []
  /** Ids of the orders that were accepted. */
  readonly orders: string[] = []
  sent = 0
  private readonly kept = new Agent({ keepAlive: true })
  private readonly fresh = new Agent({ keepAlive: false })
  private readonly answers = new Set<Promise<void>>()
  private readonly began = performance.now()
  private stopped = false
  private readonly sending: Promise<void>

  constructor(
    private readonly url: string,
    private readonly customer: { accessToken: string },
    private readonly product: { id: string },
  ) {
    this.sending = this.send()
  }

  /** Sends no more and waits for the last answer. */
  async stop(): Promise<this> {
    this.stopped = true
    await this.sending
    await Promise.all(this.answers)
    this.kept.destroy()
    return this
  }

  private get seconds(): number {
    return (performance.now() - this.began) / 1_000
  }

  private async send(): Promise<void> {
    while (!this.stopped) {
      const due = Math.floor(this.seconds * perSecond)
      for (; this.sent < due; this.sent++) this.ask(this.next(this.sent), this.sent)
      await sleep(1_000 / perSecond)
    }
  }

  private next(n: number): Asked {
    const { id } = this.product
    const order = (token: string) => JSON.stringify(orderFor(this.product, { token }))
    const mix: Asked[] = [
      { method: 'GET', path: '/products?limit=5' },
      { method: 'GET', path: `/products/${id}` },
      { method: 'POST', path: '/orders', body: order('tok_ok') },
      { method: 'GET', path: '/products?query=lamp&limit=5' },
      { method: 'GET', path: '/orders?limit=5' },
      { method: 'GET', path: `/stock/${id}` },
      { method: 'GET', path: '/accounts/me' },
      { method: 'GET', path: '/categories' },
      { method: 'POST', path: '/orders', body: order(n % 50 === 8 ? 'tok_slow' : 'tok_ok') },
      { method: 'GET', path: `/products/${id}` },
    ]
    return mix[n % mix.length]!
  }

  private ask(asked: Asked, n: number): void {
    // Each kind of request goes over both kinds of connections: ten kinds, so every other ten.
    const agent = (n + Math.floor(n / 10)) % 2 ? this.kept : this.fresh
    const { seconds: at } = this
    const answer = this.answerTo(asked, agent)
      .catch((error: Error) => void this.failed.push({ ...asked, body: undefined, at, how: error.message }))
      .finally(() => this.answers.delete(answer))
    this.answers.add(answer)
  }

  private async answerTo({ method, path, body }: Asked, agent: Agent): Promise<void> {
    const headers = {
      ...as(this.customer),
      ...(body && { 'content-type': 'application/json', 'idempotency-key': newId() }),
    }
    const { status, content } = await new Promise<{ status: number; content: string }>((resolve, reject) => {
      const sent = request(`${this.url}${path}`, { method, agent, headers }, (answer) => {
        text(answer).then((content) => resolve({ status: answer.statusCode ?? 0, content }), reject)
      })
      sent.on('error', reject).end(body)
    })
    if (status >= 300) throw new Error(`${status} ${content}`)
    if (body) this.orders.push((JSON.parse(content) as { id: string }).id)
  }
}
