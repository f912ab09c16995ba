import { randomUUID } from 'node:crypto'
import { request } from 'node:http'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { openShop } from '@twofold/load'
import { signature } from './one-line.js'

/** Milliseconds between two looks, and in which all answers have to be new ones. */
const interval = 100
const settledAfter = 3_000
/** Milliseconds that old pods may go on. */
const patience = 90_000

/** Asks the shop again and again for what the change has changed, and notes when the answers were the new ones. */
export class ChangeWatch {
  /** Milliseconds of this process's clock: the first new answer, and the last old one. */
  firstNew?: number
  lastOld?: number
  private isStopped = false
  private readonly asking: Promise<void>

  private constructor(
    private readonly url: string,
    private readonly token: string,
  ) {
    this.asking = this.ask()
  }

  static async of(url: string): Promise<ChangeWatch> {
    const { customers } = await openShop({ url, customers: 1, products: 1 })
    const answer = await fetch(`${url}/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(customers[0]),
    })
    return new ChangeWatch(url, ((await answer.json()) as { accessToken: string }).accessToken)
  }

  /**
   * Resolves when no old answer has come for a while, since pods that leave go on serving until nobody sends them anything;
   * false where they never end.
   */
  async settle(): Promise<boolean> {
    const began = performance.now()
    const isQuiet = () => performance.now() - Math.max(began, this.lastOld ?? 0) >= settledAfter
    while (!isQuiet() && performance.now() - began < patience) await sleep(interval)
    this.isStopped = true
    await this.asking
    return isQuiet()
  }

  private async ask(): Promise<void> {
    while (!this.isStopped) {
      const detail = await this.detail().catch(() => '') // the load beside it counts what fails
      if (detail.includes(signature)) this.firstNew ??= performance.now()
      else if (detail) this.lastOld = performance.now()
      await sleep(interval)
    }
  }

  /** What the shop says of the cancellation of an order that never was. Each time on a new connection, to whoever takes it. */
  private detail(): Promise<string> {
    const headers = { authorization: `Bearer ${this.token}` }
    const url = `${this.url}/orders/${randomUUID()}/cancellation`
    return new Promise((resolve, reject) => {
      request(url, { method: 'POST', headers, agent: false }, (answer) => {
        text(answer).then((body) => resolve((JSON.parse(body) as { detail: string }).detail), reject)
      })
        .on('error', reject)
        .end()
    })
  }
}
