import { createInbox, type Msg, type MsgHdrs, type Subscription } from '@nats-io/transport-node'
import { InFlight } from '@twofold/platform-in-flight'
import type { NatsLink } from './nats-link.js'

interface Waiting {
  /** Of its request, and of no other: places are taken again. */
  readonly serial: number
  readonly resolve: (answer: Msg | undefined) => void
  timer: NodeJS.Timeout
}

interface Asked {
  readonly subject: string
  readonly body: string
  /** Of each try. */
  readonly headers: () => MsgHdrs
  /** Milliseconds. */
  readonly within: number
  /**
   * Milliseconds after which it is asked a second time; none unless said. The first answer counts, whichever try it is to: a
   * service that is slow has answered the first when it gets to the second.
   */
  readonly again?: number
}

/**
 * Ends the reply subject of a second try. Where a service may answer each request once, nats-server keeps count by that subject:
 * of two requests with the same one it would let no answer through.
 */
const secondTry = '-again'

// Timers of equal length share one list in Node, so lengths are rounded up to a few.
const timerStep = 25
const after = (milliseconds: number, then: () => void) =>
  setTimeout(then, Math.ceil(milliseconds / timerStep) * timerStep)

/**
 * The answers to this process's requests, all on one subscription: a subscription for each request would cost
 * nats-server 35–50 % more CPU, and `nc.request` makes several promises and timers for each.
 */
export class ReplyInbox {
  private readonly prefix: string
  private readonly subscription: Subscription
  private readonly waiting = new InFlight<Waiting>()
  private last = 0

  constructor(private readonly link: NatsLink) {
    this.prefix = `${createInbox(link.inboxPrefix)}.`
    this.subscription = link.connection.subscribe(`${this.prefix}*`, {
      callback: (error, message) => {
        if (!error) this.take(message)
      },
    })
  }

  /**
   * Publishes a request and waits for its answer: `undefined` where none came in time.
   *
   * @throws where the connection is closed or the payload too large
   */
  request({ subject, body, headers, within, again }: Asked): Promise<Msg | undefined> {
    const serial = ++this.last
    return new Promise<Msg | undefined>((resolve, reject) => {
      const publish = (reply: string) => {
        try {
          this.link.connection.publish(subject, body, { headers: headers(), reply: this.prefix + reply })
        } catch (error) {
          this.forget(place, waiting)
          reject(error as Error)
        }
      }
      const giveUp = () => {
        this.forget(place, waiting)
        resolve(undefined)
      }
      const askAgain = () => {
        // The answer to the first try is lost as well: whoever asks waits for the connection first.
        if (!this.link.isConnected) return giveUp()
        waiting.timer = after(within - again!, giveUp)
        publish(token + secondTry)
      }
      const timer = again === undefined ? after(within, giveUp) : after(again, askAgain)
      const waiting: Waiting = { serial, resolve, timer }
      const place = this.waiting.add(waiting)
      const token = `${place}-${serial}`
      publish(token)
    })
  }

  close(): void {
    this.subscription.unsubscribe()
    for (const { resolve, timer } of this.waiting) {
      clearTimeout(timer)
      resolve(undefined)
    }
  }

  private take(message: Msg) {
    const [place, serial] = message.subject.slice(this.prefix.length).split('-')
    const waiting = this.waiting.at(Number(place))
    // The answer to a second try may come after that to the first.
    if (waiting?.serial !== Number(serial)) return
    this.forget(Number(place), waiting)
    waiting.resolve(message)
  }

  private forget(place: number, waiting: Waiting) {
    clearTimeout(waiting.timer)
    this.waiting.end(place, waiting)
  }
}

/** Whether nats-server answered that nobody listens on the subject: nothing ran. */
export function isNoResponders(answer: Msg): boolean {
  return answer.data.length === 0 && answer.headers?.code === 503
}
