import { createInbox, type Msg, type NatsConnection, type Subscription } from '@nats-io/transport-node'

interface Waiting {
  readonly resolve: (answer: Msg | undefined) => void
  readonly timer: NodeJS.Timeout
}

// Timers of equal length share one list in Node, so lengths are rounded up to a few.
const timerStep = 25

/**
 * The answers to this process's requests, all on one subscription: a subscription for each request would cost
 * nats-server 35–50 % more CPU, and `nc.request` makes several promises and timers for each.
 */
export class ReplyInbox {
  private readonly prefix: string
  private readonly subscription: Subscription
  private readonly waiting = new Map<string, Waiting>()
  private last = 0

  constructor(
    private readonly link: NatsConnection,
    inboxPrefix: string,
  ) {
    this.prefix = `${createInbox(inboxPrefix)}.`
    this.subscription = link.subscribe(`${this.prefix}*`, {
      callback: (error, message) => {
        if (!error) this.take(message)
      },
    })
  }

  /**
   * Publishes a request and waits for its answer.
   *
   * @param milliseconds after which the answer is `undefined`
   * @throws where the connection is closed or the payload too large
   */
  request(subject: string, body: string, options: Parameters<NatsConnection['publish']>[2], milliseconds: number) {
    const token = (++this.last).toString(36)
    return new Promise<Msg | undefined>((resolve, reject) => {
      const timer = setTimeout(() => this.settle(token, undefined), Math.ceil(milliseconds / timerStep) * timerStep)
      this.waiting.set(token, { resolve, timer })
      try {
        this.link.publish(subject, body, { ...options, reply: this.prefix + token })
      } catch (error) {
        this.settle(token, undefined)
        reject(error as Error)
      }
    })
  }

  close(): void {
    this.subscription.unsubscribe()
    for (const token of [...this.waiting.keys()]) this.settle(token, undefined)
  }

  private take(message: Msg) {
    this.settle(message.subject.slice(this.prefix.length), message)
  }

  private settle(token: string, answer: Msg | undefined) {
    const waiting = this.waiting.get(token)
    if (!waiting) return
    this.waiting.delete(token)
    clearTimeout(waiting.timer)
    waiting.resolve(answer)
  }
}

/** Whether nats-server answered that nobody listens on the subject: nothing ran. */
export function isNoResponders(answer: Msg): boolean {
  return answer.data.length === 0 && answer.headers?.code === 503
}
