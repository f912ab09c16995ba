import {
  Audit,
  type AuditReport,
  type LoadResult,
  type Mix,
  type OpenedShop,
  openShop,
  type Purchase,
  type RunningLoad,
  shopWorkload,
  startLoad,
} from '@twofold/load'

interface Options {
  readonly url: string
  readonly mix: Mix
  /** Requests a second, and for how many seconds at most. */
  readonly rate: number
  readonly seconds: number
}

/** What came of a load, and of the orders that it placed. */
export interface LoadedShape {
  readonly load: LoadResult
  readonly audit: AuditReport
}

/** Half new and half kept connections, no retries, a key for each order; and an audit of every order afterwards. */
export class ShapeUnderLoad implements Disposable {
  private constructor(
    private readonly load: RunningLoad,
    private readonly audit: Audit,
  ) {}

  static async begin({ url, mix, rate, seconds }: Options): Promise<ShapeUnderLoad> {
    // Few products, so that the audit soon has looked at all of them.
    const opened: OpenedShop = await openShop({ url, products: 100, orders: ordersOf(mix, rate * seconds) })
    const audit = await Audit.begin({ url, ...opened })
    const workload = shopWorkload({ url, mix, ...opened })
    return new ShapeUnderLoad(await startLoad({ url, schedule: [{ rate, seconds, name: 'start' }], workload }), audit)
  }

  /** Begins a phase. */
  mark(name: string): void {
    this.load.mark(name)
  }

  /** Sends no more, waits for the last answers, and looks at what became of the orders. */
  async finish(patience?: { within: number }): Promise<LoadedShape> {
    const { history, ...load } = await this.load.stop()
    return { load, audit: await this.audit.check(history as Purchase[], patience) }
  }

  [Symbol.dispose](): void {
    this.load.kill()
  }
}

function ordersOf(mix: Mix, requests: number): number {
  const weights = Object.values(mix).reduce((sum, weight) => sum + weight, 0)
  const buying = (mix.buy ?? 0) + (mix.buySlowly ?? 0) + (mix.buyInVain ?? 0)
  return Math.ceil((requests * buying) / weights)
}
