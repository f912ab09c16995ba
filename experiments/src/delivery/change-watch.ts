import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { openShop } from '@twofold/load'

/** Milliseconds between two looks. */
const interval = 100

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

  async stop(): Promise<void> {
    this.isStopped = true
    await this.asking
  }

  private async ask(): Promise<void> {
    while (!this.isStopped) {
      const detail = await this.detail()
      if (detail?.startsWith('There is no order')) this.firstNew ??= performance.now()
      if (detail?.startsWith('You have no order')) this.lastOld = performance.now()
      await sleep(interval)
    }
  }

  /** What the shop says of the cancellation of an order that never was. */
  private async detail(): Promise<string | undefined> {
    try {
      const answer = await fetch(`${this.url}/orders/${randomUUID()}/cancellation`, {
        method: 'POST',
        headers: { authorization: `Bearer ${this.token}` },
      })
      return ((await answer.json()) as { detail?: string }).detail
    } catch {
      return undefined // the load beside it counts what fails
    }
  }
}
